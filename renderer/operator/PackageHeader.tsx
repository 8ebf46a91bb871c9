import type { PackageDetails, QueueItem } from '../../shared/model/package.ts'
import { useNow } from '../clock.ts'
import { clockTime, shortDate, span } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { Stamp } from '../ui/Stamp.tsx'
import { dayStartOf, isOpen } from './queue.ts'
import { stampLooks } from './QueueRow.tsx'
import { packagePaneId } from './use-shortcuts.ts'

interface PackageHeaderProps {
  readonly item: QueueItem
  readonly details: PackageDetails | null
}

export function PackageHeader({ item, details }: PackageHeaderProps) {
  const text = useText()
  const language = useLanguage()
  const now = useNow(10_000)
  const today = item.receivedAt >= dayStartOf(now)
  const time = clockTime(item.receivedAt, language)
  const when = `${today ? '' : `${shortDate(item.receivedAt, language)}, `}${time}, ${text('desk.ago', {
    span: span(now - item.receivedAt, language),
  })}`
  const facts = [
    !isOpen(item) && text('desk.row-code', { code: String(item.code) }),
    when,
    text('desk.copies', { count: item.copies }),
    isOpen(item) && details !== null && details.trouble === null && text(`desk.evidence-${details.evidence}`),
  ]
  return (
    <header className="package-head">
      {item.aside === null ? (
        <Stamp code={item.code} look={stampLooks[item.state]} size="package" />
      ) : (
        <span className="aside-mark">
          <Icon name="tray" size={32} />
        </span>
      )}
      <div>
        <h2 id={packagePaneId} tabIndex={-1}>
          {item.serviceName ?? text('desk.service-unknown')}
        </h2>
        <p className="package-from">{text('desk.from-address', { address: item.sender })}</p>
        <p className="meta">{facts.filter(Boolean).join(' · ')}</p>
      </div>
    </header>
  )
}
