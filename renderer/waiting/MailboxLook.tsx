import type { JunkList, MailboxStatus } from '../../shared/model/mailbox.ts'
import { useNow } from '../clock.ts'
import { recentTime, span } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { judgeMailbox } from '../operator/mail-status.ts'
import { useMailAction } from '../operator/use-mail-action.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

interface MailboxLookProps {
  readonly mailbox: MailboxStatus
  readonly begunAt: number
  readonly junk: JunkList | undefined
  /** Others are looked into, too. */
  readonly named: boolean
}

/** Whether one mailbox was looked into since somebody waits, or why it cannot be. */
export function MailboxLook({ mailbox, begunAt, junk, named }: MailboxLookProps) {
  const text = useText()
  const language = useLanguage()
  const act = useMailAction()
  const now = useNow(1_000)
  const truth = judgeMailbox(mailbox, now)
  const { id, address, lastSuccessAt } = mailbox

  switch (truth.kind) {
    case 'blocked':
      return (
        <Banner
          kind="bad"
          title={text('waiting.blocked', { address })}
          action={<Button onClick={() => act({ does: 'edit', mailboxId: id })}>{text('waiting.blocked-edit')}</Button>}
        >
          {text(`error.${truth.error.code}`)}
        </Banner>
      )
    case 'paused':
      return (
        <Banner
          kind="info"
          title={text('waiting.paused', { address, time: recentTime(truth.since, now, language) })}
          action={<Button onClick={() => act({ does: 'resume', mailboxId: id })}>{text('desk.mail-resume')}</Button>}
        >
          {text('waiting.paused-about')}
        </Banner>
      )
    case 'offline':
      return (
        <Banner
          kind="warn"
          title={
            truth.forMs === null
              ? text('waiting.offline-never', { address })
              : text('waiting.offline', { address, span: span(truth.forMs, language) })
          }
          action={<Button onClick={() => act({ does: 'wake', mailboxId: id })}>{text('waiting.offline-try')}</Button>}
        >
          {text(`error.${truth.error.code}`)} {text('waiting.offline-about')}
        </Banner>
      )
    default: {
      const said = truth.kind === 'fetching' ? fetchingWords(truth) : lookedWords()
      return (
        <>
          <p className="waiting-look meta">
            <Icon name={said.isDone ? 'check-circle' : 'circle-notch'} size={16} />
            {named ? text('waiting.looked-at', { address, text: said.words }) : said.words}
          </p>
          {mailbox.kind === 'imap' && (junk?.place === 'none' || junk?.place === 'closed') && (
            <p className="meta">{text(`waiting.junk-${junk.place}`)}</p>
          )}
        </>
      )
    }
  }

  function fetchingWords({ done, total }: { readonly done: number; readonly total: number }) {
    return { isDone: false, words: text('waiting.fetching-now', { done, total }) }
  }

  function lookedWords() {
    if (lastSuccessAt === null) return { isDone: false, words: text('waiting.connecting') }
    if (lastSuccessAt < begunAt)
      return { isDone: false, words: text('waiting.looking', { span: span(now - begunAt, language) }) }
    const place = mailbox.kind === 'folder' ? 'files' : junk?.place === 'open' ? 'both' : 'inbox'
    return {
      isDone: true,
      words: text(`waiting.looked-${place}`, { span: span(Math.max(0, now - lastSuccessAt), language) }),
    }
  }
}
