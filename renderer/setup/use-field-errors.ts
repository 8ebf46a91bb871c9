import { useText } from '../i18n.ts'
import { mistakesIn, type MailboxField } from './mailbox-draft.ts'
import { verdictOf } from './use-mailbox-check.ts'
import type { MailboxFormTool } from './use-mailbox-form.ts'

/** What stands below a field: first what cannot be sent, then what the server found fault with. */
export function useFieldErrors({ draft, state, stopped }: Pick<MailboxFormTool, 'draft' | 'state' | 'stopped'>) {
  const text = useText()
  // Mistakes are shown only after the first attempt to go on.
  const mistakes = stopped > 0 ? mistakesIn(draft) : []
  const failed = state.kind === 'answered' && verdictOf(state) !== 'passed' ? state.check.failed : null
  const words: Record<MailboxField, string> = {
    address: text('setup.errorAddress'),
    password: text('setup.errorPassword'),
    host: text('setup.errorHost'),
    port: text('setup.errorPort'),
    user: text('setup.errorUser'),
    path: text('setup.errorPath'),
    'client-id': text('logIn.errorClientId'),
    tenant: text('logIn.errorTenant'),
    'client-secret': text('logIn.errorClientSecret'),
    'log-in': text('logIn.missing'),
    'smtp-host': text('setup.errorHost'),
    'smtp-port': text('setup.errorPort'),
    'after-folder': text('after.error-folder'),
    'after-days': text('after.error-days'),
    'after-agreed': text('after.error-agree'),
  }
  return (field: MailboxField): string | undefined => {
    if (mistakes.includes(field)) return words[field]
    switch (failed?.error.code) {
      case 'mail.credentials':
        return field === 'password' ? text('setup.passwordRefused') : undefined
      case 'mail.name-not-found':
        return field === 'host' ? text('setup.hostUnknown') : undefined
      case 'mail.folder':
        return field === 'path' ? text('setup.pathUnknown') : undefined
      default:
        return undefined
    }
  }
}
