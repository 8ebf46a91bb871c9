import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { recentTime } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useAsk } from './use-ask.ts'

interface ServerSideProps {
  readonly mailbox: MailboxStatus
  readonly now: number
}

/** What is still to be done on the server with stored letters, what it refused, and who else works on the mailbox. */
export function ServerSide({ mailbox: { id, outbox, rivals }, now }: ServerSideProps) {
  const text = useText()
  const language = useLanguage()
  const ask = useAsk()
  return (
    <>
      {outbox.waiting > 0 && <p className="meta">{text('after.waiting', { count: outbox.waiting })}</p>}
      {outbox.refused > 0 && (
        <Banner
          kind="warn"
          title={text('after.refused', { count: outbox.refused })}
          action={<Button onClick={() => void ask('outbox.retry', { id })}>{text('after.retry')}</Button>}
        >
          {outbox.error && text(`error.${outbox.error.code}`)}
        </Banner>
      )}
      {rivals.map(({ desk, lastAt }) => (
        <Banner key={desk} kind="info" title={text('after.rival', { desk })}>
          {text('after.rival-about', { time: recentTime(lastAt, now, language) })}
        </Banner>
      ))}
    </>
  )
}
