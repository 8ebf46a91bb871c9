import type { MailboxSettings } from './model/mailbox.ts'

type Security = Extract<MailboxSettings, { kind: 'imap' }>['security']

/**
 * Which of the explanations fits when the log-in fails: how the password for programs is made there,
 * or that there is no way in with a password at all.
 */
export type MailGuidance = 'ukr-net' | 'google' | 'app-password' | 'switch-on' | 'microsoft'

export interface MailProvider {
  readonly name: string
  readonly host: string
  readonly port: number
  readonly security: Security
  readonly guidance: MailGuidance
  /** Lets nobody in with a password: only by OAuth2, which this version cannot do. */
  readonly oauthOnly?: true
}

/** IMAP over TLS from the first byte is what every provider below offers and what RFC 8314 recommends. */
const implicitTls = { port: 993, security: 'tls' } as const

const ukrNet: MailProvider = { name: 'ukr.net', host: 'imap.ukr.net', ...implicitTls, guidance: 'ukr-net' }
const google: MailProvider = { name: 'Gmail', host: 'imap.gmail.com', ...implicitTls, guidance: 'google' }
const iUa: MailProvider = { name: 'i.ua', host: 'imap.i.ua', ...implicitTls, guidance: 'switch-on' }
const metaUa: MailProvider = { name: 'meta.ua', host: 'imap.meta.ua', ...implicitTls, guidance: 'switch-on' }
const bigmir: MailProvider = { name: 'bigmir.net', host: 'imap.bigmir.net', ...implicitTls, guidance: 'switch-on' }
const zohoEu: MailProvider = { name: 'Zoho Mail', host: 'imap.zoho.eu', ...implicitTls, guidance: 'app-password' }
const zohoCom: MailProvider = { name: 'Zoho Mail', host: 'imap.zoho.com', ...implicitTls, guidance: 'app-password' }
const yahoo: MailProvider = {
  name: 'Yahoo Mail',
  host: 'imap.mail.yahoo.com',
  ...implicitTls,
  guidance: 'app-password',
}
const icloud: MailProvider = { name: 'iCloud Mail', host: 'imap.mail.me.com', ...implicitTls, guidance: 'app-password' }
const microsoft: MailProvider = {
  name: 'Microsoft 365',
  host: 'outlook.office365.com',
  ...implicitTls,
  guidance: 'microsoft',
  oauthOnly: true,
}

/** By the part of the address after `@`. */
export const mailProviders: Readonly<Record<string, MailProvider>> = {
  'ukr.net': ukrNet,
  'gmail.com': google,
  'googlemail.com': google,
  'i.ua': iUa,
  'email.ua': iUa,
  'meta.ua': metaUa,
  'bigmir.net': bigmir,
  'zoho.eu': zohoEu,
  'zohomail.eu': zohoEu,
  'zoho.com': zohoCom,
  'zohomail.com': zohoCom,
  'yahoo.com': yahoo,
  'ymail.com': yahoo,
  'icloud.com': icloud,
  'me.com': icloud,
  'mac.com': icloud,
  'outlook.com': microsoft,
  'hotmail.com': microsoft,
  'live.com': microsoft,
  'msn.com': microsoft,
}

const byHost = new Map(Object.values(mailProviders).map(provider => [provider.host, provider]))

/** The domain of an address, in lower case; empty while the address is not finished. */
export function mailDomain(address: string): string {
  return /^[^@\s]+@([^@\s.]+(?:\.[^@\s.]+)+)$/.exec(address.trim())?.[1]?.toLowerCase() ?? ''
}

/** The server says more than the address: an institution's own domain is often kept by Google or Microsoft. */
export function findProvider(address: string, host: string): MailProvider | undefined {
  const domain = mailDomain(address)
  const named = byHost.get(host.trim().toLowerCase())
  if (named || host.trim() !== '') return named
  if (domain.endsWith('.onmicrosoft.com')) return microsoft
  return Object.hasOwn(mailProviders, domain) ? mailProviders[domain] : undefined
}

export interface ServerSuggestion {
  readonly host: string
  readonly port: number
  readonly security: Security
  /** Known from the table; otherwise the usual name, a guess. */
  readonly known: boolean
}

/** Where the mailbox of this address most likely lives; undefined while the address has no domain. */
export function suggestServer(address: string): ServerSuggestion | undefined {
  const provider = findProvider(address, '')
  if (provider) return { host: provider.host, port: provider.port, security: provider.security, known: true }
  const domain = mailDomain(address)
  return domain === '' ? undefined : { host: `imap.${domain}`, ...implicitTls, known: false }
}
