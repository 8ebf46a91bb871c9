import type { MailboxSettings, SendingServer } from './model/mailbox.ts'

/** TLS from the first byte, as RFC 8314 recommends; where a provider does not offer it, STARTTLS. */
const implicitTls = { port: 465, security: 'tls' } as const
const startTls = { port: 587, security: 'starttls' } as const

/** Where each provider takes letters, by the server that gives them. */
const known: Readonly<Record<string, SendingServer>> = {
  'imap.ukr.net': { host: 'smtp.ukr.net', ...implicitTls },
  'imap.gmail.com': { host: 'smtp.gmail.com', ...implicitTls },
  'imap.googlemail.com': { host: 'smtp.gmail.com', ...implicitTls },
  'imap.i.ua': { host: 'smtp.i.ua', ...implicitTls },
  'imap.meta.ua': { host: 'smtp.meta.ua', ...implicitTls },
  'imap.bigmir.net': { host: 'smtp.bigmir.net', ...implicitTls },
  'imap.zoho.eu': { host: 'smtp.zoho.eu', ...implicitTls },
  'imap.zoho.com': { host: 'smtp.zoho.com', ...implicitTls },
  'imap.mail.yahoo.com': { host: 'smtp.mail.yahoo.com', ...implicitTls },
  'imap.mail.me.com': { host: 'smtp.mail.me.com', ...startTls },
  'outlook.office365.com': { host: 'smtp.office365.com', ...startTls },
  'outlook.office.com': { host: 'smtp.office365.com', ...startTls },
}

/** Where a mailbox most likely sends its letters; of a server of one's own a guess by its name. */
export function suggestSendingServer(host: string): SendingServer {
  const name = host.trim().toLowerCase()
  if (Object.hasOwn(known, name)) return known[name]!
  // One machine does both where its name says neither.
  return { host: name.replace(/^imap(?=\.)/, 'smtp'), ...implicitTls }
}

/** Where a mailbox sends its letters. */
export function sendingServerOf({ host, smtp }: Pick<ImapSettings, 'host' | 'smtp'>): SendingServer {
  return smtp ?? suggestSendingServer(host)
}
type ImapSettings = Extract<MailboxSettings, { kind: 'imap' }>
