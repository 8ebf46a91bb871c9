import type { ErrorCode, WireError } from '../../shared/errors.ts'
import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import type { Language } from '../../shared/settings.ts'
import { fileSize, recentTime, span } from '../format.ts'
import type { Translate } from '../i18n.ts'

/** What is true of a mailbox now, as far as the clerk is concerned. */
export type MailTruth =
  | { readonly kind: 'connected'; readonly agoMs: number }
  | { readonly kind: 'paused'; readonly since: number }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'fetching'; readonly done: number; readonly total: number }
  | { readonly kind: 'stale'; readonly forMs: number }
  | { readonly kind: 'offline'; readonly forMs: number | null; readonly retryInMs: number; readonly error: WireError }
  | { readonly kind: 'blocked'; readonly error: WireError }

/** A success older than this many pauses between two looks proves nothing any more. */
const trustedIntervals = 3
/** A handful of new letters is the ordinary day, not a catching-up to report. */
const ordinaryLetters = 5

export function judgeMailbox(mailbox: MailboxStatus, now: number): MailTruth {
  const { job, lastSuccessAt, progress } = mailbox
  const ageMs = lastSuccessAt === null ? null : Math.max(0, now - lastSuccessAt)
  const fresh = ageMs !== null && ageMs < trustedIntervals * mailbox.intervalMs
  switch (job.kind) {
    case 'blocked':
      return { kind: 'blocked', error: job.error }
    case 'waiting':
      return { kind: 'offline', forMs: ageMs, retryInMs: Math.max(0, job.retryAt - now), error: job.error }
    case 'paused':
      return { kind: 'paused', since: job.since }
    case 'idle':
    case 'running':
      if (progress !== null && (!fresh || progress.total > ordinaryLetters)) return { kind: 'fetching', ...progress }
      if (ageMs === null) return { kind: 'connecting' }
      return fresh ? { kind: 'connected', agoMs: ageMs } : { kind: 'stale', forMs: ageMs }
    default:
      return job satisfies never
  }
}

const severity = {
  blocked: 6,
  offline: 5,
  stale: 4,
  connecting: 3,
  fetching: 2,
  paused: 1,
  connected: 0,
} as const satisfies Record<MailTruth['kind'], number>

/** To log in anew is done where the mailbox is edited. */
export type MailDoes = 'edit' | 'log-in' | 'resume' | 'wake'

export interface MailChip {
  readonly kind: 'ok' | 'warn' | 'bad' | 'idle'
  readonly strong: string
  readonly text: string
  /** Where the usual picture of the kind would tell another story. */
  readonly icon?: 'clock' | 'hourglass-medium' | 'pause' | 'warning'
  /** The next thing to do and the mailbox to do it with. */
  readonly action: { readonly does: MailDoes; readonly mailboxId: string } | null
}

export interface Speech {
  readonly text: Translate
  readonly language: Language
}

interface Judged {
  readonly mailbox: MailboxStatus
  readonly truth: MailTruth
}

/** Every mailbox with its truth, the worst first. */
export function judgeAll(mailboxes: readonly MailboxStatus[], now: number): Judged[] {
  const judged = mailboxes.map(mailbox => ({ mailbox, truth: judgeMailbox(mailbox, now) }))
  return judged.sort((a, b) => severity[b.truth.kind] - severity[a.truth.kind])
}

/**
 * The chip's words: of several mailboxes the worst speaks, by its address. One may be paused for good: it is told of, and
 * takes the word from none that is watched.
 */
export function mailStatus(mailboxes: readonly MailboxStatus[], now: number, speech: Speech): MailChip {
  const all = judgeAll(mailboxes, now)
  const watched = all.filter(({ truth }) => truth.kind !== 'paused')
  const [worst] = watched.length > 0 ? watched : all
  if (worst === undefined) return { kind: 'idle', strong: speech.text('desk.mail-strong-none'), text: '', action: null }
  const chip = describeTruth(worst.truth, worst.mailbox, now, speech)
  const count = all.length - watched.length
  if (worst.truth.kind === 'connected')
    return count === 0 ? chip : { ...chip, text: `${chip.text}${speech.text('mail.also-paused', { count })}` }
  if (all.length === 1) return chip
  return { ...chip, strong: speech.text('desk.mail-prefix', { address: worst.mailbox.address, text: chip.strong }) }
}

export function describeTruth(
  truth: MailTruth,
  mailbox: MailboxStatus,
  now: number,
  { text, language }: Speech,
): MailChip {
  const wake = { does: 'wake', mailboxId: mailbox.id } as const
  const spanOf = (ms: number) => ({ span: span(ms, language) })
  const rest =
    mailbox.lastLetterAt === null
      ? text('desk.mail-text-work')
      : text('desk.mail-text-last', { time: recentTime(mailbox.lastLetterAt, now, language) })

  switch (truth.kind) {
    case 'connected':
      return {
        kind: 'ok',
        strong: text('desk.mail-strong-ok'),
        text: text('desk.mail-text-ok', spanOf(truth.agoMs)),
        action: null,
      }
    case 'paused':
      return {
        kind: 'idle',
        strong: text('desk.mail-strong-paused', { time: recentTime(truth.since, now, language) }),
        text: text('desk.mail-text-paused'),
        icon: 'pause',
        action: { does: 'resume', mailboxId: mailbox.id },
      }
    case 'connecting':
      return { kind: 'idle', strong: text('desk.mail-strong-connecting'), text: '', action: null }
    case 'fetching': {
      const { done, total } = truth
      return {
        kind: 'idle',
        strong: text('desk.mail-strong-fetching'),
        text: text('desk.mail-text-fetching', { done, total }),
        action: null,
      }
    }
    case 'stale':
      return {
        kind: 'warn',
        strong: text('desk.mail-strong-stale', spanOf(truth.forMs)),
        text: rest,
        icon: 'clock',
        action: wake,
      }
    case 'offline':
      // Nothing of the mail is known to fail here: a full disk is not a lost connection.
      if (!truth.error.code.startsWith('mail.')) {
        return { ...stopped(truth.error, mailbox.id, { text, language }), kind: 'warn', icon: 'warning' }
      }
      if (truth.error.code === 'mail.limit') {
        const retry = text('desk.mail-text-retry', spanOf(truth.retryInMs))
        return {
          kind: 'warn',
          strong: text('desk.mail-strong-limit'),
          text: retry,
          icon: 'hourglass-medium',
          action: null,
        }
      }
      if (truth.forMs === null)
        return { kind: 'warn', strong: text('desk.mail-strong-never'), text: rest, action: wake }
      return { kind: 'warn', strong: text('desk.mail-strong-offline', spanOf(truth.forMs)), text: rest, action: wake }
    case 'blocked':
      return { ...stopped(truth.error, mailbox.id, { text, language }), kind: 'bad' }
    default:
      return truth satisfies never
  }
}

const blocks = {
  'mail.credentials': { name: 'password', does: 'edit' },
  'mail.imap-off': { name: 'imap-off', does: 'edit' },
  'mail.certificate': { name: 'certificate', does: 'edit' },
  'mail.certificate-changed': { name: 'certificate-changed', does: 'edit' },
  'mail.name-not-found': { name: 'server', does: 'edit' },
  'mail.not-imap': { name: 'server', does: 'edit' },
  'mail.folder': { name: 'folder', does: 'edit' },
  'oauth.revoked': { name: 'log-in', does: 'log-in' },
  'oauth.refused': { name: 'log-in', does: 'log-in' },
  'oauth.scope': { name: 'log-in', does: 'log-in' },
  'oauth.denied': { name: 'log-in', does: 'log-in' },
  'oauth.malformed': { name: 'log-in-server', does: 'wake' },
  'oauth.client': { name: 'client', does: 'edit' },
  'store.full': { name: 'full', does: 'wake' },
  'store.low-space': { name: 'low-space', does: 'wake' },
} as const satisfies Partial<Record<ErrorCode, { name: string; does: MailDoes }>>

function stopped({ code, detail }: WireError, mailboxId: string, { text, language }: Speech): Omit<MailChip, 'kind'> {
  const { name, does } = Object.hasOwn(blocks, code)
    ? blocks[code as keyof typeof blocks]
    : ({ name: 'blocked', does: 'wake' } as const)
  const action = { does, mailboxId } as const
  if (name !== 'low-space')
    return { strong: text(`desk.mail-strong-${name}`), text: text(`desk.mail-text-${name}`), action }
  const left = fileSize(Number(detail) * 1_000_000, language)
  return { strong: text('letters.low-space', { left }), text: text('letters.low-space-remedy'), action }
}
