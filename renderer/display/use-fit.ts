import { useLayoutEffect, type RefObject } from 'react'
import { fitPage, type Page } from './fit.ts'
import { isTooWide, reachesOut } from './overflow.ts'

const words = 'h1, .copy-name'

/** Sets the service page as tight as its texts need, again when fonts arrive or the screen changes. */
export function useFit(ref: RefObject<HTMLElement | null>, copies: number, texts: string): void {
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const page = pageOf(element)
    const fit = () => void fitPage(page, copies)
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    document.fonts?.addEventListener('loadingdone', fit)
    return () => {
      observer.disconnect()
      document.fonts?.removeEventListener('loadingdone', fit)
    }
  }, [ref, copies, texts])
}

function pageOf(element: HTMLElement): Page {
  const name = element.querySelector('h1')
  const list = element.querySelector('.copies')
  return {
    set(fit) {
      element.dataset['name'] = String(fit.name)
      element.dataset['list'] = String(fit.list)
    },
    nameLines() {
      if (name === null) return 1
      return Math.round(name.clientHeight / parseFloat(getComputedStyle(name).lineHeight)) || 1
    },
    overflows: () =>
      reachesOut(element) ||
      (list !== null && reachesOut(list)) ||
      [...element.querySelectorAll(words)].some(isTooWide),
  }
}
