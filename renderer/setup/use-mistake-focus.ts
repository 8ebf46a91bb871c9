import { useEffect, useRef, type RefObject } from 'react'

/** Each time `stopped` grows, the first thing inside that is marked as wrong gets the focus. */
export function useMistakeFocus<E extends HTMLElement>(stopped: number): RefObject<E | null> {
  const frame = useRef<E>(null)
  useEffect(() => {
    if (stopped > 0) frame.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-mistake]')?.focus()
  }, [stopped])
  return frame
}
