import { useLayoutEffect, useState, type RefObject } from 'react'
import { visibleLines } from './list-lines.ts'

/** Height of a line of the list, px; the style sheet says the same. */
export const lineHeight = 44

/** Which lines of a long list to draw, as its frame is scrolled and sized. */
export function useScrollWindow(frame: RefObject<HTMLElement | null>, count: number) {
  const [seen, setSeen] = useState({ top: 0, height: 0 })

  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = () => setSeen({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    measure()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [frame])

  return visibleLines(seen.top, seen.height, lineHeight, count)
}
