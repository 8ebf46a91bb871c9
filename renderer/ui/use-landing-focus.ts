import { useEffect, useRef, type RefObject } from 'react'

/**
 * A heading that takes the focus when what had it is gone, at first and whenever `key` changes: so that keyboard and
 * screen reader go on from here. It needs a `tabIndex` of −1.
 */
export function useLandingFocus<E extends HTMLElement>(key: string | number = ''): RefObject<E | null> {
  const heading = useRef<E>(null)
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [key])
  return heading
}
