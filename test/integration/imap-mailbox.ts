import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox, type ImapOptions } from '../../electron/mail/imap.ts'
import type { ImapSettings } from '../../electron/mail/imap-flow.ts'
import type { Mailbox } from '../../electron/mail/mailbox.ts'
import type { Dovecot } from './dovecot.ts'

export type Change = Partial<ImapSettings> & Partial<Omit<ImapOptions, 'settings'>>

/** A mailbox on a running server, with anything about it changed. */
export function openOn(
  dovecot: Dovecot,
  { password, tokens, tls, clock, intervalMs, ...settings }: Change = {},
): Mailbox {
  return createImapMailbox({
    settings: {
      kind: 'imap',
      address: 'rada@example.ua',
      host: 'localhost',
      port: dovecot.tlsPort,
      security: 'tls',
      user: dovecot.user,
      folder: 'INBOX',
      ...settings,
    },
    password: password ?? dovecot.password,
    clock: clock ?? systemClock,
    tls: tls ?? { ca: dovecot.ca },
    ...(tokens && { tokens }),
    ...(intervalMs !== undefined && { intervalMs }),
  })
}
