import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { useNow } from '../clock.ts'
import { useLanguage, useText } from '../i18n.ts'
import { describeTruth, judgeMailbox } from '../operator/mail-status.ts'
import { Banner } from '../ui/Banner.tsx'

/** Why a letter may not be fetched, whatever becomes of it on its way. */
export function TestMailboxNote({ mailbox }: { readonly mailbox: MailboxStatus }) {
  const text = useText()
  const language = useLanguage()
  const now = useNow(1_000)
  const truth = judgeMailbox(mailbox, now)
  if (truth.kind === 'paused') return <Banner kind="warn" title={text('testLetter.mailbox-paused')} />
  if (truth.kind !== 'offline' && truth.kind !== 'blocked' && truth.kind !== 'stale') return null
  const { strong } = describeTruth(truth, mailbox, now, { text, language })
  return (
    <Banner kind="warn" title={`${strong.replace(/[:.]$/, '')}.`}>
      {text('testLetter.mailbox-state')}
    </Banner>
  )
}
