import type { MailboxInput, MailboxSettings } from '../../shared/model/mailbox.ts'

/** Where a mailbox's password is kept among the shell's secrets. */
export const passwordName = (mailboxId: string) => `mailbox:${mailboxId}`

/** What of an input is stored in the database. */
export function withoutPassword(input: MailboxInput): MailboxSettings {
  if (input.kind === 'folder') return input
  const { password: _, ...settings } = input
  return settings
}
