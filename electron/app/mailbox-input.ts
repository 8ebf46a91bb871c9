import type { MailboxInput } from '../../shared/model/mailbox.ts'
import type { Secrets } from '../shell/shell.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import { passwordName } from './mailbox-password.ts'

/** A stored mailbox with what proves its owner. */
export function inputOf({ id, settings }: Pick<MailboxRow, 'id' | 'settings'>, secrets: Secrets): MailboxInput {
  if (settings.kind === 'folder') return settings
  if (settings.auth?.kind === 'oauth') return { ...settings, password: '', logIn: id }
  // An empty password is refused by every server, and the desk then asks for it.
  return { ...settings, password: secrets.read(passwordName(id)) ?? '' }
}
