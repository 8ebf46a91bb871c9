import type { MailboxInput, MailboxSettings } from '../../shared/model/mailbox.ts'

/** Where a mailbox's password, or its tokens, are kept among the shell's secrets. */
export const passwordName = (mailboxId: string) => `mailbox:${mailboxId}`

/** Where the secret is that an authority gave to the institution's own registration. */
export const clientSecretName = (mailboxId: string) => `mailbox:${mailboxId}:client`

/** What of an input is stored in the database. */
export function withoutPassword(input: MailboxInput): MailboxSettings {
  if (input.kind === 'folder') return input
  const { password: _password, logIn: _logIn, ...settings } = input
  return settings
}
