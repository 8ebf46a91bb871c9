import type { MailProvider } from '../../shared/mail-providers.ts'
import type { CheckStep, MailboxCheck } from '../../shared/model/mailbox.ts'
import type { Translate } from '../i18n.ts'

const titles = {
  server: 'setup.failedServer',
  protection: 'setup.failedProtection',
  login: 'setup.failedLogin',
  folder: 'setup.failedFolder',
  instant: 'setup.failedInstant',
} as const satisfies Record<CheckStep, string>

/** What did not work and what it means. */
export function failureWords(
  text: Translate,
  failed: NonNullable<MailboxCheck['failed']>,
  provider: MailProvider | undefined,
): { readonly title: string; readonly words: string } {
  const special = failed.error.code === 'mail.credentials' && provider && provider.guidance !== 'switch-on'
  return {
    title: text(titles[failed.step]),
    words: special
      ? text(provider.oauthOnly ? 'setup.oauthOnly' : 'setup.refusedApp', { provider: provider.name })
      : text(`error.${failed.error.code}`),
  }
}
