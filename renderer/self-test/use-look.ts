import { useEffect, useState } from 'react'
import { after, now } from '../clock.ts'
import { useView } from '../operator/desk-state.ts'
import { useAsk } from '../operator/use-ask.ts'

/** A look takes a second or two, also at many codes; a screen that says nothing for so long sleeps. */
const answerMs = 15_000

/** Asks reception for a look at its codes and waits until each has been told of anew. */
export function useLook() {
  const ask = useAsk()
  const [since, setSince] = useState<number | null>(null)
  const [silent, setSilent] = useState(false)
  const codes = useView(view => view.display.codes)
  const services = useView(view => view.services)
  const shown = services.filter(({ code }) => code === 'sealed')
  const looking = since !== null && !shown.every(({ id }) => (codes[id]?.lookedAt ?? 0) >= since)

  useEffect(() => {
    if (!looking) return
    return after(answerMs, () => {
      setSince(null)
      setSilent(true)
    })
  }, [looking])

  return {
    looking,
    silent,
    async look(): Promise<void> {
      setSilent(false)
      setSince(now())
      if ((await ask('display.look', undefined)) === undefined) setSince(null)
    },
  }
}
