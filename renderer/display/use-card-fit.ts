import { useLayoutEffect, type RefObject } from 'react'
import { isTooWide, reachesOut } from './overflow.ts'

const lastStep = 3

/** Sets the cards' words smaller, step by step, until every name is seen whole. */
export function useCardFit(ref: RefObject<HTMLElement | null>, texts: string): void {
  useLayoutEffect(() => {
    const cards = ref.current
    if (cards === null) return
    const overflows = () =>
      [...cards.querySelectorAll('.card-words')].some(words => reachesOut(words) || isTooWide(words))
    const fit = () => {
      for (let step = 0; step <= lastStep; step++) {
        cards.dataset['step'] = String(step)
        if (!overflows()) return
      }
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(cards)
    document.fonts?.addEventListener('loadingdone', fit)
    return () => {
      observer.disconnect()
      document.fonts?.removeEventListener('loadingdone', fit)
    }
  }, [ref, texts])
}
