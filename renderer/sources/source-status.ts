import type { ErrorCode, WireError } from '../../shared/errors.ts'
import type { SourceStatus } from '../../shared/model/source.ts'
import type { Language } from '../../shared/settings.ts'
import { dayTime, span } from '../format.ts'
import type { Translate } from '../i18n.ts'
import type { IconName } from '../ui/icons.ts'

/** What is true of a source now; `since`: when its list was read that is in force. */
export type SourceTruth =
  | { readonly kind: 'working'; readonly agoMs: number }
  | { readonly kind: 'first' }
  | { readonly kind: 'stale'; readonly forMs: number; readonly since: number }
  | {
      readonly kind: 'silent'
      readonly since: number | null
      readonly retryInMs: number
      readonly error: WireError
    }
  | { readonly kind: 'blocked'; readonly since: number | null; readonly error: WireError }
  /** A file that was handed over once asks nobody. */
  | { readonly kind: 'taken'; readonly since: number | null }

/** A success older than this many pauses between two looks proves nothing any more. */
const trustedIntervals = 3

export function judgeSource({ kind, job, lastSuccessAt, intervalMs }: SourceStatus, now: number): SourceTruth {
  if (kind === 'upload') return { kind: 'taken', since: lastSuccessAt }
  switch (job.kind) {
    case 'blocked':
      return { kind: 'blocked', since: lastSuccessAt, error: job.error }
    case 'waiting':
      return { kind: 'silent', since: lastSuccessAt, retryInMs: Math.max(0, job.retryAt - now), error: job.error }
    case 'idle':
    case 'running': {
      if (lastSuccessAt === null) return { kind: 'first' }
      const agoMs = Math.max(0, now - lastSuccessAt)
      return agoMs < trustedIntervals * intervalMs
        ? { kind: 'working', agoMs }
        : { kind: 'stale', forMs: agoMs, since: lastSuccessAt }
    }
    default:
      return job satisfies never
  }
}

export interface SourceWords {
  readonly kind: 'ok' | 'warn' | 'bad' | 'idle'
  readonly icon: IconName
  /** The fact. */
  readonly strong: string
  /** What goes on after it, with its own comma. */
  readonly text: string
}

export interface Speech {
  readonly text: Translate
  readonly language: Language
}

export function describeSource(truth: SourceTruth, speech: Speech): SourceWords {
  const { text, language } = speech
  switch (truth.kind) {
    case 'working': {
      const about = text('sources.status-ok-about', { span: span(truth.agoMs, language) })
      return { kind: 'ok', icon: 'check-circle', strong: text('sources.status-ok'), text: about }
    }
    case 'first':
      return { kind: 'idle', icon: 'hourglass-medium', strong: text('sources.status-first'), text: '' }
    case 'stale': {
      const strong = text('sources.status-stale', { span: span(truth.forMs, language) })
      return { kind: 'warn', icon: 'clock', strong, text: keptWords(truth.since, speech) }
    }
    case 'silent': {
      const strong = text(`sources.status-${silences[truth.error.code] ?? 'silent'}`)
      return { kind: 'warn', icon: 'wifi-slash', strong, text: keptWords(truth.since, speech) }
    }
    case 'blocked': {
      const strong = text(`sources.status-${blocks[truth.error.code] ?? 'blocked'}`)
      return { kind: 'bad', icon: 'x-circle', strong, text: keptWords(truth.since, speech) }
    }
    case 'taken': {
      if (truth.since === null)
        return { kind: 'idle', icon: 'circle-dashed', strong: text('sources.status-taken-none'), text: '' }
      const strong = text('sources.status-taken', { date: dayTime(truth.since, language) })
      return { kind: 'idle', icon: 'check', strong, text: text('sources.status-taken-about') }
    }
    default:
      return truth satisfies never
  }
}

/** What stays in force while the source does not answer. */
function keptWords(since: number | null, { text, language }: Speech): string {
  return since === null ? text('sources.status-none') : text('sources.status-kept', { date: dayTime(since, language) })
}

const silences: Partial<Record<ErrorCode, 'busy' | 'disk'>> = { 'source.busy': 'busy', 'store.full': 'disk' }

const blocks: Partial<
  Record<ErrorCode, 'token' | 'forbidden' | 'gone' | 'denied' | 'certificate' | 'server' | 'content'>
> = {
  'source.unauthorised': 'token',
  'source.forbidden': 'forbidden',
  'source.gone': 'gone',
  'source.denied': 'denied',
  'source.certificate': 'certificate',
  'source.name-not-found': 'server',
  'source.too-large': 'content',
  'source.too-slow': 'content',
  'source.malformed': 'content',
  'source.not-catalogue': 'content',
  'source.newer': 'content',
}
