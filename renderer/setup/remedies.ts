import type { ErrorCode } from '../../shared/errors.ts'
import type { MessageKey } from '../i18n.ts'
import { guides, type GuideName, type GuideStep } from './guides.ts'

/** What a mailbox or an authority can be refused or lost by. */
type MailCode = Extract<ErrorCode, `mail.${string}` | `oauth.${string}`>
export type RemedyKey = Extract<MessageKey, `remedy.${string}`> | GuideStep

const byCode = {
  'mail.name-not-found': ['remedy.name1', 'remedy.name2', 'remedy.internet'],
  'mail.refused': ['remedy.port', 'remedy.name2', 'remedy.internet'],
  'mail.timeout': ['remedy.internet', 'remedy.port', 'remedy.firewall'],
  'mail.lost': ['remedy.internet', 'remedy.wait', 'remedy.administrator'],
  'mail.certificate': ['remedy.name1', 'remedy.clock', 'remedy.oldProtection', 'remedy.starttls', 'remedy.certificate'],
  'mail.certificate-changed': ['remedy.certificate', 'guide.again'],
  'mail.not-imap': ['remedy.name2', 'remedy.port', 'guide.again'],
  'mail.credentials': ['remedy.own1', 'remedy.own2', 'guide.again'],
  'mail.imap-off': ['remedy.imapOn', 'guide.again'],
  'mail.folder': ['remedy.folder', 'guide.again'],
  'mail.limit': ['remedy.limit1', 'remedy.limit2'],
  'oauth.browser': ['remedy.browserDefault', 'remedy.logInAgain', 'remedy.administrator'],
  'oauth.denied': ['remedy.logInAgain', 'remedy.allow', 'remedy.consent'],
  'oauth.timeout': ['remedy.tenMinutes', 'remedy.logInAgain'],
  'oauth.revoked': ['remedy.logInAgain', 'remedy.revoked'],
  'oauth.refused': ['remedy.sameMailbox', 'remedy.imapOn', 'remedy.logInAgain'],
  'oauth.scope': ['remedy.logInAgain', 'remedy.allow', 'remedy.scopes'],
  'oauth.client': ['remedy.clientId', 'remedy.tenant', 'remedy.clientSecret', 'remedy.registered'],
  'oauth.certificate': ['remedy.clock', 'remedy.proxy', 'remedy.logInAgain'],
  'oauth.malformed': ['remedy.wait', 'remedy.logInAgain', 'remedy.administrator'],
} as const satisfies Record<MailCode, readonly RemedyKey[]>

const anyOther = ['remedy.wait', 'remedy.administrator'] as const satisfies readonly RemedyKey[]

/** Whether the way to a log-in is known and has not been gone to its end. */
export function isPasswordRefused(code: ErrorCode, guide: GuideName | undefined): guide is GuideName {
  if (guide === undefined || guide === 'own' || guide === 'gov-ua') return false
  return code === 'mail.credentials' || code === 'mail.imap-off'
}

/** What to do, in order; where the log-in failed, the whole way to one that works at this provider. */
export function remediesFor(code: ErrorCode, guide: GuideName | undefined): readonly RemedyKey[] {
  if (isPasswordRefused(code, guide)) return guides[guide].steps
  return Object.hasOwn(byCode, code) ? byCode[code as MailCode] : anyOther
}
