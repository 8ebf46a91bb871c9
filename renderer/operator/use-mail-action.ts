import { useChange } from './desk-state.ts'
import type { MailChip } from './mail-status.ts'
import { useAsk } from './use-ask.ts'

/** Does what a chip or a card offers. */
export function useMailAction(): (action: NonNullable<MailChip['action']>) => void {
  const ask = useAsk()
  const change = useChange()
  return ({ does, mailboxId }) => {
    if (does === 'wake') void ask('mailbox.wake', { id: mailboxId })
    else if (does === 'resume') void ask('mailbox.pause', { id: mailboxId, paused: false })
    else change({ overlay: { kind: 'mailbox', mailboxId } })
  }
}
