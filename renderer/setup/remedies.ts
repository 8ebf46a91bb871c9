import type { ErrorCode } from '../../shared/errors.ts'
import type { MailGuidance } from '../../shared/mail-providers.ts'
import type { MessageKey } from '../i18n.ts'

type Steps = readonly MessageKey[]

/** How to get a password that the provider accepts from a program. */
export const guides = {
  'ukr-net': ['setup.guideUkrNet1', 'setup.guideUkrNet2', 'setup.guidePaste'],
  google: ['setup.guideGoogle1', 'setup.guideGoogle2', 'setup.guidePaste'],
  'app-password': ['setup.guideApp1', 'setup.guideApp2', 'setup.guidePaste'],
  'switch-on': ['setup.guideSwitch1', 'setup.guideSwitch2', 'setup.guideAgain'],
  microsoft: ['setup.guideMicrosoft1', 'setup.guideMicrosoft2'],
} as const satisfies Record<MailGuidance, Steps>

const unknownServer = ['setup.guideOwn1', 'setup.guideOwn2', 'setup.guideAgain'] as const satisfies Steps

const byCode = {
  'mail.name-not-found': ['setup.remedyName1', 'setup.remedyName2', 'setup.remedyInternet'],
  'mail.refused': ['setup.remedyPort', 'setup.remedyInternet'],
  'mail.timeout': ['setup.remedyInternet', 'setup.remedyFirewall'],
  'mail.lost': ['setup.remedyInternet', 'setup.guideAgain'],
  'mail.certificate': ['setup.remedyName1', 'setup.remedyCertificate'],
  'mail.certificate-changed': ['setup.remedyCertificate'],
  'mail.not-imap': ['setup.remedyName2', 'setup.remedyPort'],
  'mail.folder': ['setup.remedyFolder', 'setup.guideAgain'],
  'mail.limit': ['setup.remedyLimit'],
} as const satisfies Partial<Record<ErrorCode, Steps>>

export type RemedyKey =
  (typeof guides)[MailGuidance][number] | (typeof unknownServer)[number] | (typeof byCode)[keyof typeof byCode][number]

/** What to do, in order. */
export function remediesFor(code: ErrorCode, guidance: MailGuidance | undefined): readonly RemedyKey[] {
  if (code === 'mail.credentials' || code === 'mail.imap-off') return guidance ? guides[guidance] : unknownServer
  return code in byCode ? byCode[code as keyof typeof byCode] : []
}
