import { useEffect, useRef, useState } from 'react'
import type { Input } from '../../shared/contract.ts'
import type { LetterTrace } from '../../shared/model/mailbox.ts'
import { useChange } from './desk-state.ts'
import { useAsk } from './use-ask.ts'

export interface TraceAnswer {
  /** What was asked: the fields may say something else by now. */
  readonly asked: Input<'letter.trace'>
  readonly found: LetterTrace
}

/** One search for a letter at a time; an answer that nobody waits for any more is passed over. */
export function useTrace() {
  const ask = useAsk()
  const change = useChange()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<TraceAnswer | null>(null)
  const waiting = useRef<Input<'letter.trace'> | null>(null)
  useEffect(() => () => void (waiting.current = null), [])

  async function search(asked: Input<'letter.trace'>): Promise<void> {
    if (waiting.current !== null) return
    waiting.current = asked
    setBusy(true)
    setAnswer(null)
    change({ problem: null })
    const found = await ask('letter.trace', asked)
    if (waiting.current !== asked) return
    waiting.current = null
    setBusy(false)
    if (found !== undefined) setAnswer({ asked, found: found.value })
  }

  function cancel(): void {
    waiting.current = null
    setBusy(false)
  }

  return { busy, answer, search, cancel }
}
