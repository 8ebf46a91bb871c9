import type { ReactNode } from 'react'
import { useNow } from '../clock.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { useChange, useView } from './desk-state.ts'
import { describeTruth, judgeMailbox } from './mail-status.ts'
import { useMailAction } from './use-mail-action.ts'
import { useAsk } from './use-ask.ts'

/** What the first letter needs: a code on the screen and a mailbox that answers. */
export function Readiness() {
  const text = useText()
  const change = useChange()
  const edition = useView(view => view.edition)
  const unvisited = useView(view => view.edition === 'demo' && view.queue.length === 0)
  const mailboxes = useView(view => view.mailboxes)
  const watching = useView(view => view.display.watching)
  return (
    <ul className="readiness" aria-label={text('desk.ready-list')}>
      <DisplayLine primary={edition === 'work' && !watching} />
      {mailboxes.map(({ id }) => (
        <MailboxLine key={id} id={id} />
      ))}
      {unvisited && (
        <Line tone="idle" title={text('desk.ready-visit')} about={text('desk.ready-visit-about')}>
          <Button kind="primary" icon="play" onClick={() => change({ overlay: { kind: 'visit' } })}>
            {text('desk.visit-open')}
          </Button>
        </Line>
      )}
    </ul>
  )
}

function DisplayLine({ primary }: { readonly primary: boolean }) {
  const text = useText()
  const ask = useAsk()
  const { watching, codes } = useView(view => view.display)
  const active = useView(view => view.services)
  const verdicts = active.map(service => codes[service.id]?.verdict ?? 'unseen')
  const wrong = verdicts.some(verdict => verdict === 'mismatch' || verdict === 'unreadable')
  const verified = verdicts.every(verdict => verdict === 'verified')
  const [only] = active
  const services = active.length === 1 && only ? only.name : text('desk.ready-services', { count: active.length })

  const title = !watching ? 'ready-display-off' : wrong ? 'ready-display-bad' : 'ready-display'
  const about = !watching
    ? text('desk.ready-display-off-about')
    : active.length === 0
      ? text('desk.ready-no-services')
      : wrong
        ? services
        : text(verified ? 'desk.ready-verified' : 'desk.ready-unseen', { services })
  return (
    <Line tone={wrong && watching ? 'bad' : watching ? 'ok' : 'idle'} title={text(`desk.${title}`)} about={about}>
      <Button kind={primary ? 'primary' : 'quiet'} onClick={() => void ask('window.show', { role: 'display' })}>
        {text('desk.ready-show')}
      </Button>
    </Line>
  )
}

function MailboxLine({ id }: { readonly id: string }) {
  const text = useText()
  const language = useLanguage()
  const now = useNow(1_000)
  const act = useMailAction()
  const mailbox = useView(view => view.mailboxes.find(mailbox => mailbox.id === id))
  if (mailbox === undefined) return null
  const chip = describeTruth(judgeMailbox(mailbox, now), mailbox, now, { text, language })
  const detail = chip.text.replace(/^[\s,;:]+/, '')
  const action = chip.action ?? { does: 'wake', mailboxId: id }
  return (
    <Line
      tone={chip.kind}
      title={chip.strong.replace(/:$/, '')}
      about={[mailbox.address, detail].filter(Boolean).join(' · ')}
    >
      <Button kind="quiet" onClick={() => act(action)}>
        {text(action.does === 'wake' ? 'desk.ready-check' : `desk.mail-${action.does}`)}
      </Button>
    </Line>
  )
}

const pictures = {
  ok: 'check-circle',
  warn: 'warning',
  bad: 'x-circle',
  idle: 'circle-dashed',
} as const satisfies Record<string, IconName>

interface LineProps {
  readonly tone: keyof typeof pictures
  readonly title: string
  readonly about: string
  readonly children: ReactNode
}

function Line({ tone, title, about, children }: LineProps) {
  return (
    <li className={tone}>
      <Icon name={pictures[tone]} size={24} />
      <span>
        {title}
        <span className="meta">{about}</span>
      </span>
      {children}
    </li>
  )
}
