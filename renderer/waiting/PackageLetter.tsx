import type { QueueItem } from '../../shared/model/package.ts'
import { useNow } from '../clock.ts'
import { exactTime, recentTime } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { useAsideActions } from '../operator/aside-actions.ts'
import { useUi } from '../operator/desk-state.ts'
import { useOpenPackage } from '../operator/open-package.ts'
import { isOpen } from '../operator/queue.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { WaitingLine } from './lines.ts'

interface PackageLetterProps {
  readonly line: Extract<WaitingLine, { readonly kind: 'package' }>
  readonly first: boolean
  readonly onLeave: () => void
}

/** A letter that is here: in the queue, decided, or held aside with its reason. */
export function PackageLetter({ line: { item, isNew, fromJunk }, first, onLeave }: PackageLetterProps) {
  const text = useText()
  const language = useLanguage()
  const open = useOpenPackage()
  const { move } = useAsideActions()
  const busy = useUi(ui => ui.deciding === item.id)
  const now = useNow(60_000)
  const aside = isOpen(item) ? item.aside : null
  const facts = [
    fromJunk && text('waiting.row-from-junk'),
    aside === null ? text(placeOf(item)) : text(`letters.aside-why-${aside}`),
    aside === null && isOpen(item) && text('waiting.row-code', { code: String(item.code) }),
    item.trouble === null ? text('desk.copies', { count: item.copies }) : text(`desk.trouble-${item.trouble}`),
  ].filter(Boolean)

  return (
    <li className={`waiting-row ${aside !== null ? 'warn' : 'ok'}${isNew ? ' new' : ''}`}>
      <Icon name={aside !== null ? 'tray' : 'check-circle'} />
      <span>
        <span className="waiting-from">
          <b>{item.sender}</b>
          {isNew && <span className="tag">{text('waiting.row-new')}</span>}
          <time dateTime={new Date(item.receivedAt).toISOString()}>
            {now - item.receivedAt < 3_600_000
              ? exactTime(item.receivedAt, language)
              : recentTime(item.receivedAt, now, language)}
          </time>
        </span>
        <span className="meta">{facts.join(' · ')}</span>
      </span>
      {aside !== null ? (
        <Button size="small" busy={busy} onClick={() => void move([item.id], false)}>
          {text('letters.to-queue')}
          <span className="visually-hidden">: {item.sender}</span>
        </Button>
      ) : (
        <Button
          size="small"
          kind={first ? 'primary' : 'second'}
          onClick={() => {
            onLeave()
            void open(item.id)
          }}
        >
          {text('waiting.open')}
          <span className="visually-hidden">: {item.sender}</span>
        </Button>
      )}
    </li>
  )
}

const placeOf = (item: QueueItem) => (isOpen(item) ? 'waiting.row-queue' : 'waiting.row-settled')
