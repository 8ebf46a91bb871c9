import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { judgeCertificate } from '../mail/certificate-days.ts'

export type MailMatter = 'refused' | 'rival' | 'junk' | 'folder' | 'certificate'

/** What of the mailboxes waits for a person while nothing fails, each kind once. */
export function mattersOf(mailboxes: readonly MailboxStatus[], now: number): readonly MailMatter[] {
  const isSo = {
    refused: ({ outbox }) => outbox.refused > 0,
    rival: ({ rivals }) => rivals.length > 0,
    junk: ({ junk }) => junk > 0,
    folder: ({ folderTroubles }) => folderTroubles.length > 0,
    certificate: ({ certificateUntil }) => judgeCertificate(certificateUntil, now) !== null,
  } as const satisfies Record<MailMatter, (mailbox: MailboxStatus) => boolean>
  const kinds = Object.keys(isSo) as MailMatter[]
  return kinds.filter(kind => mailboxes.some(isSo[kind]))
}
