import { useEffect, useMemo, useState, type RefObject } from 'react'
import { after } from '../clock.ts'
import { createFrameStock, type FrameStock } from './frame-stock.ts'
import type { Lease } from './origins.ts'

/** Time to put on the screen what has just been drawn: starting a process would slow that down. */
const paintMs = 50

/** The frames of a pane's `place`; the one kept ahead goes when the pane does. */
export function useFrameStock(place: RefObject<HTMLElement | null>, lease: () => Lease | null): FrameStock {
  const stock = useMemo(() => createFrameStock(() => place.current, lease), [place, lease])
  useEffect(() => () => stock.close(), [stock])
  return stock
}

/**
 * Has a frame ready for whatever comes after `rest`: what is being looked at, or null while a copy is on its way.
 * Returns whether that is done.
 */
export function usePreparation(stock: FrameStock, rest: string | null): boolean {
  const [preparedFor, setPreparedFor] = useState<string | null>(null)
  useEffect(() => {
    if (rest === null) return
    let isCurrent = true
    const stop = after(paintMs, () => {
      void stock.prepare().then(() => {
        if (isCurrent) setPreparedFor(rest)
      })
    })
    return () => {
      isCurrent = false
      stop()
    }
  }, [stock, rest])
  return rest !== null && preparedFor === rest
}
