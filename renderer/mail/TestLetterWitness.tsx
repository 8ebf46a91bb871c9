import { useEffect } from 'react'
import { useDesk, useView } from '../operator/desk-state.ts'
import { ask } from '../operator/use-ask.ts'

/** Tells the program, once it is drawn, that a test letter has come as far as the desk, whatever is open there. */
export function TestLetterWitness() {
  const tools = useDesk()
  const arrived = useView(view =>
    view.testLetters.find(({ passed }) => passed.stored !== undefined && passed.shown === undefined),
  )
  const { mailboxId, token } = arrived ?? {}
  // By its token: the next letter of the mailbox is another one.
  useEffect(() => {
    if (mailboxId !== undefined) void ask(tools, 'test-letter.shown', { mailboxId })
  }, [tools, mailboxId, token])
  return null
}
