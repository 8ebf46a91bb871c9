import { useLayoutEffect, type RefObject } from 'react'
import { isTooWide, reachesOut } from './overflow.ts'

const lastStep = 3

/** Sets a card's words smaller, step by step, until they are seen whole; the other cards keep their size. */
export function useCardFit(ref: RefObject<HTMLElement | null>, texts: string): void {
  useLayoutEffect(() => {
    const cards = ref.current
    if (cards === null) return
    const fit = () => {
      for (const words of cards.querySelectorAll<HTMLElement>('.card-words')) fitCard(words)
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

function fitCard(words: HTMLElement): void {
  for (let step = 0; step <= lastStep; step++) {
    words.dataset['step'] = String(step)
    if (!reachesOut(words) && !isTooWide(words)) return
  }
}
