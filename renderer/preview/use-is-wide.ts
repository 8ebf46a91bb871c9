import { useLayoutEffect, useState, type RefObject } from 'react'

/** From this width a whole A4 page is readable beside a strip of thumbnails. */
const wideFrom = 720

export function useIsWide(element: RefObject<HTMLElement | null>): boolean {
  const [isWide, setIsWide] = useState(false)
  useLayoutEffect(() => {
    const watched = element.current
    if (watched === null) return
    const measure = () => setIsWide(watched.clientWidth >= wideFrom)
    const observer = new ResizeObserver(measure)
    observer.observe(watched)
    measure()
    return () => observer.disconnect()
  }, [element])
  return isWide
}
