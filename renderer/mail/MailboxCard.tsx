import { useId } from 'react'
import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { span } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { describeTruth, judgeMailbox } from '../operator/mail-status.ts'
import { ServerSide } from '../operator/ServerSide.tsx'
import { useMailAction } from '../operator/use-mail-action.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Progress } from '../ui/Progress.tsx'
import { chipPictures } from '../ui/StatusChip.tsx'
import { MailboxActions } from './MailboxActions.tsx'
import { MailboxFacts } from './MailboxFacts.tsx'

interface MailboxCardProps {
  readonly mailbox: MailboxStatus
  readonly now: number
}

/** One mailbox: how it stands and what to do about it, where it is, what it brought. */
export function MailboxCard({ mailbox, now }: MailboxCardProps) {
  const text = useText()
  const language = useLanguage()
  const act = useMailAction()
  const heading = useId()
  const truth = judgeMailbox(mailbox, now)
  const chip = describeTruth(truth, mailbox, now, { text, language })
  const { action } = chip
  const failing = truth.kind === 'offline' || truth.kind === 'blocked'

  return (
    <section className="mailbox" aria-labelledby={heading}>
      <header className="mailbox-head">
        <h2 id={heading} className="clip" title={mailbox.address}>
          {mailbox.address}
        </h2>
        <MailboxActions mailbox={mailbox} />
      </header>
      {failing ? (
        <Banner
          kind={chip.kind === 'bad' ? 'bad' : 'warn'}
          title={`${chip.strong.replace(/:$/, '')}.`}
          action={
            action && (
              <Button kind={chip.kind === 'bad' ? 'primary' : 'second'} onClick={() => act(action)}>
                {text(`mail.does-${action.does}`)}
              </Button>
            )
          }
        >
          {text(`error.${truth.error.code}`)}
          <span className="meta mailbox-next">
            {text('mail.goes-on')}
            {truth.kind === 'offline' &&
              ` · ${truth.retryInMs > 0 ? text('desk.mail-next', { span: span(truth.retryInMs, language) }) : text('desk.mail-trying')}`}
          </span>
        </Banner>
      ) : (
        <p className={`mailbox-state ${chip.kind}`}>
          <Icon name={chip.icon ?? chipPictures[chip.kind]} size={20} />
          <span>
            <b>{chip.strong}</b>
            {chip.text}
          </span>
        </p>
      )}
      {truth.kind === 'fetching' && (
        <>
          <Progress label={text('mail.fetched')} done={truth.done} total={truth.total} />
          <p className="meta">{text('desk.mail-fetching-about')}</p>
        </>
      )}
      <MailboxFacts mailbox={mailbox} now={now} />
      <ServerSide mailbox={mailbox} now={now} />
    </section>
  )
}
