import type { ErrorCode } from '../../shared/errors.ts'
import type { MailProvider } from '../../shared/mail-providers.ts'
import type { CheckStep, MailboxCheck } from '../../shared/model/mailbox.ts'
import type { MessageKey, Translate } from '../i18n.ts'

const titles = {
  server: 'setup.failedServer',
  protection: 'setup.failedProtection',
  login: 'setup.failedLogin',
  folder: 'setup.failedFolder',
  instant: 'setup.failedInstant',
} as const satisfies Record<CheckStep, MessageKey>

/** Failures that say more than the step at which they struck. */
const ownTitles = {
  'mail.certificate': 'pin.title',
  'mail.certificate-changed': 'pin.titleChanged',
} as const satisfies Partial<Record<ErrorCode, MessageKey>>

/** What did not work and what it means. */
export function failureWords(
  text: Translate,
  { step, error }: NonNullable<MailboxCheck['failed']>,
  provider: MailProvider | undefined,
): { readonly title: string; readonly words: string } {
  const title = Object.hasOwn(ownTitles, error.code) ? ownTitles[error.code as keyof typeof ownTitles] : titles[step]
  const isWrongPassword = error.code === 'mail.credentials' && provider?.password === 'separate'
  return {
    title: text(title),
    words: isWrongPassword ? text('setup.refusedApp', { provider: provider.name }) : text(`error.${error.code}`),
  }
}
