import { useState } from 'react'
import type { TestLetterStatus } from '../../shared/model/test-letter.ts'
import type { TestWay } from '../../shared/test-steps.ts'
import { useView } from '../operator/desk-state.ts'
import { useAsk } from '../operator/use-ask.ts'

/** The test letter of a mailbox, and what can be done with it. */
export function useTestLetter(mailboxId: string) {
  const ask = useAsk()
  const test = useView(view => view.testLetters.find(letter => letter.mailboxId === mailboxId))
  const [busy, setBusy] = useState(false)

  async function during(work: Promise<unknown>): Promise<void> {
    setBusy(true)
    await work
    setBusy(false)
  }

  return {
    test: test satisfies TestLetterStatus | undefined,
    busy,
    send: (by: TestWay) => during(ask('test-letter.send', { mailboxId, by })),
    accept(): void {
      const place = test?.junk
      if (place) void during(ask('junk.accept', { mailboxId, ...place }))
    },
    cancel: () => void ask('test-letter.cancel', { mailboxId }),
  }
}
