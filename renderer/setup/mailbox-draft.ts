import { findProvider, mailDomain, suggestServer, type MailProvider } from '../../shared/mail-providers.ts'
import type { AfterAction, MailboxInput, MailboxSettings } from '../../shared/model/mailbox.ts'

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
  readonly path: string
  readonly after: AfterDraft
  /** The certificate that was allowed for this very server. */
  readonly pin: Pinned | null
}

interface Pinned {
  readonly sha256: string
  readonly host: string
}

/** What is to be done with letters on the server, with what was typed for each choice. */
export interface AfterDraft {
  readonly does: AfterAction['does']
  readonly folder: string
  readonly days: string
  /** The consequence of deleting was confirmed. */
  readonly agreed: boolean
}

const leave: AfterDraft = { does: 'leave', folder: '', days: '30', agreed: false }

export const emptyMailbox: MailboxDraft = {
  kind: 'imap',
  address: '',
  password: '',
  host: null,
  port: null,
  security: null,
  user: null,
  folder: 'INBOX',
  path: '',
  after: leave,
  pin: null,
}

/** A stored mailbox to be changed; its password stays with the program. */
export function draftOf(settings: MailboxSettings): MailboxDraft {
  if (settings.kind === 'folder') return { ...emptyMailbox, ...settings }
  const { pin, host, port, after } = settings
  const allowed = pin === undefined ? null : { sha256: pin, host }
  return { ...emptyMailbox, ...settings, port: String(port), after: afterDraftOf(after), pin: allowed }
}

function afterDraftOf(after: AfterAction | undefined): AfterDraft {
  switch (after?.does) {
    case 'move':
      return { ...leave, does: 'move', folder: after.folder }
    case 'delete':
      return { ...leave, does: 'delete', days: String(after.days), agreed: true }
    default:
      return { ...leave, does: after?.does ?? 'leave' }
  }
}

function afterOf({ does, folder, days }: AfterDraft): AfterAction {
  switch (does) {
    case 'move':
      return { does, folder: folder.trim() }
    case 'delete':
      return { does, days: Number(days) }
    case 'leave':
    case 'seen':
    case 'keyword':
      return { does }
  }
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

/** The shown values in the shape of the contract; the program checks them once more. */
export function mailboxInputOf(draft: MailboxDraft): MailboxInput {
  const address = draft.address.trim()
  if (draft.kind === 'folder') return { kind: 'folder', address, path: draft.path.trim() }
  const { host, port, security, user } = shownServer(draft)
  const { password, folder, pin } = draft
  const account = { host: host.trim(), port: Number(port), security, user: user.trim(), folder, password }
  return {
    kind: 'imap',
    address,
    ...account,
    ...(draft.after.does !== 'leave' && { after: afterOf(draft.after) }),
    ...(pin?.host === account.host && { pin: pin.sha256 }),
  }
}

export type MailboxField = 'address' | 'password' | 'host' | 'port' | 'user' | 'path' | AfterField
export type AfterField = 'after-folder' | 'after-days' | 'after-agreed'

/** Fields that cannot be sent as they stand. */
export function mistakesIn(draft: MailboxDraft): readonly MailboxField[] {
  const { host, port, user } = shownServer(draft)
  const wrong: MailboxField[] = mailDomain(draft.address) === '' ? ['address'] : []
  if (draft.kind === 'folder') return draft.path.trim() === '' ? [...wrong, 'path'] : wrong
  if (draft.password === '') wrong.push('password')
  if (!/^[^\s/:@]+$/.test(host.trim())) wrong.push('host')
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) wrong.push('port')
  if (user.trim() === '') wrong.push('user')
  return [...wrong, ...mistakesInAfter(draft)]
}

function mistakesInAfter({ after, folder }: MailboxDraft): readonly AfterField[] {
  if (after.does === 'move') {
    const target = after.folder.trim()
    return target === '' || target === folder ? ['after-folder'] : []
  }
  if (after.does !== 'delete') return []
  const days = /^\d{1,4}$/.test(after.days.trim()) ? Number(after.days) : 0
  const wrong: AfterField[] = days < 14 || days > 3_650 ? ['after-days'] : []
  return after.agreed ? wrong : [...wrong, 'after-agreed']
}
