import { span } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import type { MailChip, MailTruth } from '../operator/mail-status.ts'
import { useMailAction } from '../operator/use-mail-action.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Progress } from '../ui/Progress.tsx'
import { chipPictures } from '../ui/StatusChip.tsx'

interface MailboxStateProps {
  readonly truth: MailTruth
  /** Its words. */
  readonly chip: MailChip
}

/** How a mailbox stands: a line while nobody is needed, otherwise what fails, what goes on and what to do. */
export function MailboxState({ truth, chip }: MailboxStateProps) {
  const text = useText()
  const language = useLanguage()
  const act = useMailAction()
  const { action } = chip
  const title = `${chip.strong.replace(/:$/, '')}.`
  const button = action && (
    <Button
      size={truth.kind === 'stale' ? 'small' : 'medium'}
      kind={action.does === 'wake' ? 'second' : 'primary'}
      onClick={() => act(action)}
    >
      {text(`mail.does-${action.does}`)}
    </Button>
  )

  switch (truth.kind) {
    case 'paused':
      return (
        <Banner kind="info" title={title} action={button}>
          {text('mail.paused-about')}
          <span className="meta mailbox-next">{text('mail.paused-unneeded')}</span>
        </Banner>
      )
    case 'offline':
    case 'blocked':
      return (
        <Banner kind={chip.kind === 'bad' ? 'bad' : 'warn'} title={title} action={button}>
          {text(`error.${truth.error.code}`)}
          <span className="meta mailbox-next">
            {text('mail.goes-on')}{' '}
            {truth.kind === 'offline' &&
              (truth.retryInMs > 0
                ? `${text('desk.mail-next', { span: span(truth.retryInMs, language) })}.`
                : text('desk.mail-trying'))}
          </span>
        </Banner>
      )
    case 'fetching':
      return (
        <div className="mailbox-fetching">
          <Progress label={chip.strong} done={truth.done} total={truth.total} />
          <p className="meta">{text('desk.mail-fetching-about')}</p>
        </div>
      )
    case 'connected':
    case 'connecting':
    case 'stale':
      return (
        <div className={`mailbox-state ${chip.kind}`}>
          <Icon name={chip.icon ?? chipPictures[chip.kind]} size={20} />
          <p>
            <b>{chip.strong}</b>
            {chip.text}
          </p>
          {button}
        </div>
      )
    default:
      return truth satisfies never
  }
}
