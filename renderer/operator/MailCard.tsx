import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { recentTime, span } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Progress } from '../ui/Progress.tsx'
import { JunkMark } from '../waiting/JunkMark.tsx'
import { useChange, useView } from './desk-state.ts'
import { describeTruth, judgeAll, type MailTruth } from './mail-status.ts'
import { useGo } from './places.ts'
import { ServerSide } from './ServerSide.tsx'
import { TraceButton } from './TraceButton.tsx'
import { useMailAction } from './use-mail-action.ts'

interface CardProps {
  readonly mailboxes: readonly MailboxStatus[]
  readonly now: number
}

interface PartProps {
  readonly mailbox: MailboxStatus
  readonly truth: MailTruth
  readonly now: number
}

/** Mailbox by mailbox: what fails, what still works, when we try again. */
export function MailCard({ mailboxes, now }: CardProps) {
  const text = useText()
  const go = useGo()
  const change = useChange()

  function onAll(): void {
    change({ overlay: null, mailTab: 'mailboxes' })
    go('mail')
  }

  if (mailboxes.length === 0) return <p>{text('desk.mail-strong-none')}</p>
  return (
    <>
      {judgeAll(mailboxes, now).map(({ mailbox, truth }) => (
        <MailboxPart key={mailbox.id} mailbox={mailbox} truth={truth} now={now} />
      ))}
      <div className="mail-card-foot">
        <Button kind="quiet" icon="envelope" onClick={onAll}>
          {text('desk.mail-all')}
        </Button>
        <TraceButton />
      </div>
    </>
  )
}

function MailboxPart({ mailbox, truth, now }: PartProps) {
  const text = useText()
  const language = useLanguage()
  const act = useMailAction()
  const change = useChange()
  const chip = describeTruth(truth, mailbox, now, { text, language })
  const failing = truth.kind === 'offline' || truth.kind === 'blocked'
  const next = chip.action?.does ?? 'wake'
  const renews = next === 'edit' || next === 'log-in'
  const facts = [
    truth.kind !== 'fetching' && mailbox.address,
    mailbox.lastSuccessAt !== null &&
      text('desk.mail-last-success', { span: span(Math.max(0, now - mailbox.lastSuccessAt), language) }),
    mailbox.lastLetterAt === null
      ? text('desk.mail-no-letter')
      : text('desk.mail-last-letter', { time: recentTime(mailbox.lastLetterAt, now, language) }),
  ].filter(Boolean)

  return (
    <section className="mail-card">
      <h2>{chip.strong.replace(/:$/, '')}</h2>
      {truth.kind === 'fetching' && <Progress label={mailbox.address} done={truth.done} total={truth.total} />}
      {truth.kind === 'fetching' && <p>{text('desk.mail-fetching-about')}</p>}
      {failing && <p>{text(`error.${truth.error.code}`)}</p>}
      <p className="meta">{facts.join(' · ')}</p>
      {failing && <StillWorks />}
      <ServerSide mailbox={mailbox} now={now} />
      <JunkMark mailboxId={mailbox.id} count={mailbox.junk} />
      <div className="mail-card-actions">
        {renews && (
          <Button kind="primary" onClick={() => act({ does: next, mailboxId: mailbox.id })}>
            {text(`mail.does-${next}`)}
          </Button>
        )}
        {truth.kind === 'paused' ? (
          <Button onClick={() => act({ does: 'resume', mailboxId: mailbox.id })}>{text('desk.mail-resume')}</Button>
        ) : (
          <Button
            kind={failing && !renews ? 'primary' : 'second'}
            onClick={() => act({ does: 'wake', mailboxId: mailbox.id })}
          >
            {text('desk.mail-check-now')}
          </Button>
        )}
        {mailbox.outbox.refused > 0 && !renews && (
          <Button kind="quiet" onClick={() => act({ does: 'edit', mailboxId: mailbox.id })}>
            {text('after.choose')}
          </Button>
        )}
        {truth.kind === 'connected' && (
          <Button
            kind="quiet"
            icon="paper-plane-tilt"
            onClick={() => change({ overlay: { kind: 'test-letter', mailboxId: mailbox.id } })}
          >
            {text('testLetter.open')}
          </Button>
        )}
        {truth.kind === 'offline' && (
          <span className="meta">
            {truth.retryInMs > 0
              ? text('desk.mail-next', { span: span(truth.retryInMs, language) })
              : text('desk.mail-trying')}
          </span>
        )}
      </div>
    </section>
  )
}

function StillWorks() {
  const text = useText()
  const watching = useView(view => view.display.watching)
  return (
    <ul className="still-works">
      <li>
        <Icon name="check-circle" />
        {text('desk.mail-works-copies')}
      </li>
      <li>
        <Icon name="check-circle" />
        {text(watching ? 'desk.mail-works-display' : 'desk.mail-works-wait')}
      </li>
    </ul>
  )
}
