import { findProvider, guideOf, mailDomain, suggestServer, type MailProvider } from '../../shared/mail-providers.ts'
import type { MailboxInput, MailboxSettings } from '../../shared/model/mailbox.ts'
import { afterDraftOf, afterOf, leave, mistakesInAfter, type AfterDraft, type AfterField } from './after-draft.ts'
import type { GuideName } from './guides.ts'
import {
  finishedLogIn,
  isByBrowser,
  logInDraftOf,
  mistakesInRegistration,
  noLogIn,
  oauthOf,
  type LogInDraft,
  type LogInField,
} from './log-in-draft.ts'
import { mistakesInSmtp, smtpDraftOf, smtpOf, type SmtpDraft, type SmtpField } from './smtp-draft.ts'

type Imap = Extract<MailboxInput, { kind: 'imap' }>

/** A mailbox as it is being typed. `null` = not touched: what the address suggests stands there. */
export interface MailboxDraft {
  readonly kind: MailboxInput['kind']
  readonly address: string
  readonly password: string
  readonly host: string | null
  readonly port: string | null
  readonly security: Imap['security'] | null
  readonly user: string | null
  readonly folder: string
  /** Watched besides. */
  readonly folders: readonly string[]
  readonly path: string
  readonly after: AfterDraft
  readonly logIn: LogInDraft
  /** The certificate that was allowed for this very server. */
  readonly pin: Pinned | null
  readonly smtp: SmtpDraft | null
}

interface Pinned {
  readonly sha256: string
  readonly host: string
}

export const emptyMailbox: MailboxDraft = {
  kind: 'imap',
  address: '',
  password: '',
  host: null,
  port: null,
  security: null,
  user: null,
  folder: 'INBOX',
  folders: [],
  path: '',
  after: leave,
  logIn: noLogIn,
  pin: null,
  smtp: null,
}

/** A stored mailbox to be changed; its password stays with the program. */
export function draftOf(mailboxId: string, settings: MailboxSettings): MailboxDraft {
  if (settings.kind === 'folder') return { ...emptyMailbox, ...settings }
  const { pin, host, port, after, smtp } = settings
  const allowed = pin === undefined ? null : { sha256: pin, host }
  const logIn = logInDraftOf(mailboxId, settings, findProvider(settings.address, host))
  const server = { port: String(port), folders: settings.folders ?? [], smtp: smtp ? smtpDraftOf(smtp) : null }
  return { ...emptyMailbox, ...settings, ...server, after: afterDraftOf(after), logIn, pin: allowed }
}

const usualPort: Record<Imap['security'], string> = { tls: '993', starttls: '143' }

/** What stands in the fields: typed or suggested. */
export function shownServer(draft: MailboxDraft) {
  const suggested = suggestServer(draft.address)
  const security = draft.security ?? suggested?.security ?? 'tls'
  const untouched = draft.security === null && suggested ? String(suggested.port) : usualPort[security]
  return {
    host: draft.host ?? suggested?.host ?? '',
    port: draft.port ?? untouched,
    security,
    user: draft.user ?? draft.address.trim(),
    /** Where the host came from, while nobody has touched it. */
    suggested:
      draft.host === null && suggested ? (suggested.known ? ('known' as const) : ('guess' as const)) : undefined,
  }
}

export function providerOf(draft: MailboxDraft): MailProvider | undefined {
  return draft.kind === 'imap' ? findProvider(draft.address, shownServer(draft).host) : undefined
}

/** What the log-in of this draft is about. */
export function askedOf(draft: MailboxDraft) {
  const { logIn, address } = draft
  return { logIn, address, user: shownServer(draft).user.trim(), provider: providerOf(draft) }
}

/** The way to a log-in that works, as soon as the address or the server tells which. */
export function guideFor(draft: MailboxDraft): GuideName | undefined {
  if (draft.kind === 'folder') return undefined
  const guide = guideOf(draft.address, providerOf(draft))
  return guide === 'google' && isByBrowser(askedOf(draft)) ? 'google-browser' : guide
}

/** The shown values in the shape of the contract; the program checks them once more. */
export function mailboxInputOf(draft: MailboxDraft): MailboxInput {
  const address = draft.address.trim()
  if (draft.kind === 'folder') return { kind: 'folder', address, path: draft.path.trim() }
  const { host, port, security, user } = shownServer(draft)
  const { password, folder, pin } = draft
  const folders = draft.folders.filter(name => name !== folder)
  const account = { host: host.trim(), port: Number(port), security, user: user.trim(), folder }
  const [auth, logIn] = [oauthOf(askedOf(draft)), finishedLogIn(askedOf(draft))]
  return {
    kind: 'imap',
    address,
    ...account,
    ...(auth ? { auth, password: '', ...(logIn !== undefined && { logIn }) } : { password }),
    ...(folders.length > 0 && { folders }),
    ...(draft.after.does !== 'leave' && { after: afterOf(draft.after) }),
    ...(pin?.host === account.host && { pin: pin.sha256 }),
    ...(draft.smtp && { smtp: smtpOf(draft.smtp) }),
  }
}

export type MailboxField =
  'address' | 'password' | 'host' | 'port' | 'user' | 'path' | AfterField | LogInField | SmtpField

/** Fields that cannot be sent as they stand. */
export function mistakesIn(draft: MailboxDraft): readonly MailboxField[] {
  const wrong: MailboxField[] = mailDomain(draft.address) === '' ? ['address'] : []
  if (draft.kind === 'folder') return draft.path.trim() === '' ? [...wrong, 'path'] : wrong
  const asked = askedOf(draft)
  if (isByBrowser(asked)) {
    wrong.push(...mistakesInRegistration(asked))
    if (wrong.length === 0 && finishedLogIn(asked) === undefined) wrong.push('log-in')
  } else if (draft.password === '') wrong.push('password')
  const { host, port, user } = shownServer(draft)
  if (!/^[^\s/:@]+$/.test(host.trim())) wrong.push('host')
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) wrong.push('port')
  if (user.trim() === '') wrong.push('user')
  wrong.push(...mistakesInSmtp(draft.smtp))
  return [...wrong, ...mistakesInAfter(draft.after, [draft.folder, ...draft.folders])]
}

/** Fields without which nobody can be sent to the authority. */
export function mistakesInLogIn(draft: MailboxDraft): readonly MailboxField[] {
  const { address, user } = askedOf(draft)
  const wrong: MailboxField[] = mailDomain(address) === '' ? ['address'] : []
  return [...wrong, ...mistakesInRegistration(askedOf(draft)), ...(user === '' ? (['user'] as const) : [])]
}
