import { useEffect } from 'react'
import { useView } from '../operator/desk-state.ts'
import { useAsk } from '../operator/use-ask.ts'

/** Tells the program, once it is drawn, that a test letter has come as far as the desk, whatever is open there. */
export function TestLetterWitness() {
  const ask = useAsk()
  const arrived = useView(view =>
    view.testLetters.find(({ passed }) => passed.stored !== undefined && passed.shown === undefined),
  )
  const mailboxId = arrived?.mailboxId
  useEffect(() => {
    if (mailboxId !== undefined) void ask('test-letter.shown', { mailboxId })
    // A new one of the same mailbox has another token.
  }, [mailboxId, arrived?.token])
  return null
}
