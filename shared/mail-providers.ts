import type { Authority } from './authorisation.ts'
import type { MailboxSettings } from './model/mailbox.ts'

type Security = Extract<MailboxSettings, { kind: 'imap' }>['security']

/** Which of the explanations leads a person to a log-in that works; the last two are of servers that no table knows. */
export type MailGuide =
  'ukr-net' | 'google' | 'i-ua' | 'meta-ua' | 'bigmir' | 'zoho' | 'yahoo' | 'icloud' | 'microsoft' | 'gov-ua' | 'own'

export interface MailProvider {
  readonly name: string
  readonly host: string
  /** Further names of the same server. */
  readonly hosts?: readonly string[]
  readonly port: number
  readonly security: Security
  readonly guide: MailGuide
  /**
   * Which password opens the mailbox to a program: one that was made for programs only, the usual one as soon as
   * access is allowed, or none at all.
   */
  readonly password: 'separate' | 'usual' | 'none'
  /** Who lets programs in after a log-in in the browser. */
  readonly authority?: Authority
}

/** IMAP over TLS from the first byte is what every provider below offers and what RFC 8314 recommends. */
const implicitTls = { port: 993, security: 'tls' } as const
const usual = { ...implicitTls, password: 'usual' } as const
const separate = { ...implicitTls, password: 'separate' } as const

const ukrNet: MailProvider = { name: 'ukr.net', host: 'imap.ukr.net', ...separate, guide: 'ukr-net' }
const google: MailProvider = {
  name: 'Gmail',
  host: 'imap.gmail.com',
  hosts: ['imap.googlemail.com'],
  ...separate,
  guide: 'google',
  authority: 'google',
}
const iUa: MailProvider = { name: 'i.ua', host: 'imap.i.ua', ...usual, guide: 'i-ua' }
const emailUa: MailProvider = { ...iUa, name: 'email.ua' }
const metaUa: MailProvider = { name: 'meta.ua', host: 'imap.meta.ua', ...usual, guide: 'meta-ua' }
const bigmir: MailProvider = { name: 'bigmir.net', host: 'imap.bigmir.net', ...usual, guide: 'bigmir' }
const zohoEu: MailProvider = {
  name: 'Zoho Mail',
  host: 'imap.zoho.eu',
  hosts: ['imappro.zoho.eu'],
  ...separate,
  guide: 'zoho',
}
const zohoCom: MailProvider = { ...zohoEu, host: 'imap.zoho.com', hosts: ['imappro.zoho.com'] }
const yahoo: MailProvider = { name: 'Yahoo Mail', host: 'imap.mail.yahoo.com', ...separate, guide: 'yahoo' }
const icloud: MailProvider = { name: 'iCloud Mail', host: 'imap.mail.me.com', ...separate, guide: 'icloud' }
const microsoft: MailProvider = {
  name: 'Microsoft 365',
  host: 'outlook.office365.com',
  hosts: ['outlook.office.com'],
  ...implicitTls,
  guide: 'microsoft',
  password: 'none',
  authority: 'microsoft',
}

/** By the part of the address after `@`. */
export const mailProviders: Readonly<Record<string, MailProvider>> = {
  'ukr.net': ukrNet,
  'gmail.com': google,
  'googlemail.com': google,
  'i.ua': iUa,
  'email.ua': emailUa,
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

/** Of two that share a server the one that it is named after: the last to be entered. */
const byHost = new Map(
  [emailUa, ...Object.values(mailProviders).filter(provider => provider !== emailUa)].flatMap(provider =>
    [provider.host, ...(provider.hosts ?? [])].map(host => [host, provider] as const),
  ),
)

/** The domain of an address, in lower case; empty while the address is not finished. */
export function mailDomain(address: string): string {
  return /^[^@\s]+@([^@\s.]+(?:\.[^@\s.]+)+)$/.exec(address.trim())?.[1]?.toLowerCase() ?? ''
}

/** The server says more than the address: an institution's own domain is often kept by Google or Microsoft. */
export function findProvider(address: string, host: string): MailProvider | undefined {
  const named = providerOfDomain(mailDomain(address))
  const server = host.trim().toLowerCase()
  return server === '' || server === named?.host ? named : byHost.get(server)
}

function providerOfDomain(domain: string): MailProvider | undefined {
  if (domain.endsWith('.onmicrosoft.com')) return microsoft
  return Object.hasOwn(mailProviders, domain) ? mailProviders[domain] : undefined
}

/** The explanation for this mailbox; undefined while the address has no domain. */
export function guideOf(address: string, provider: MailProvider | undefined): MailGuide | undefined {
  if (provider) return provider.guide
  const domain = mailDomain(address)
  if (domain === '') return undefined
  return domain === 'gov.ua' || domain.endsWith('.gov.ua') ? 'gov-ua' : 'own'
}

/** Microsoft's name of whoever has this address: people of their own have one in common. */
export function tenantOf(address: string): string {
  const domain = mailDomain(address)
  return Object.hasOwn(mailProviders, domain) ? 'consumers' : domain
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
