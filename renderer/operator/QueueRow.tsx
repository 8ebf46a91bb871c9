import { memo, useEffect, useRef } from 'react'
import type { PackageState, QueueItem } from '../../shared/model/package.ts'
import { clockTime, dayTime, span } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { Stamp, type StampProps } from '../ui/Stamp.tsx'
import { isOpen } from './queue.ts'
import { RepeatMark } from './RepeatMark.tsx'
import { RowOutcome } from './RowOutcome.tsx'

export const stampLooks = {
  new: 'filled',
  'in-review': 'outlined',
  accepted: 'accepted',
  rejected: 'rejected',
} as const satisfies Record<PackageState, StampProps['look']>

const stateIcons = {
  new: 'circle',
  'in-review': 'eye',
  accepted: 'check-circle',
  rejected: 'x-circle',
} as const satisfies Record<PackageState, IconName>

interface QueueRowProps {
  readonly item: QueueItem
  readonly selected: boolean
  readonly tabStop: boolean
  /** As it is shown: a row is drawn anew when its words change, not whenever the clock does. */
  readonly ageMs: number
  readonly today: boolean
  /** The code of the first package with the same copies, if it is open and the queue has it. */
  readonly firstCode: number | undefined
  readonly onOpen: (id: string) => void
}

export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { item, selected, tabStop, ageMs, today, firstCode, onOpen } = props
  const text = useText()
  const language = useLanguage()
  const row = useRef<HTMLDivElement>(null)
  const open = isOpen(item)
  const state = text(`desk.state-${item.state}`)
  const settledAt = item.settledAt === null ? undefined : clockTime(item.settledAt, language)

  useEffect(() => {
    if (!selected || row.current === null) return
    row.current.scrollIntoView({ block: 'nearest' })
    // Where the keyboard is in the list, it goes with the selection.
    const focused = document.activeElement
    if (focused?.role === 'option' && focused !== row.current) row.current.focus()
  }, [selected])

  return (
    <div
      ref={row}
      role="option"
      aria-selected={selected}
      tabIndex={tabStop ? 0 : -1}
      data-id={item.id}
      className={`queue-row ${item.state}`}
      onClick={() => onOpen(item.id)}
    >
      <Stamp code={item.code} look={stampLooks[item.state]} />
      <div className="queue-line main">
        <span className="clip" title={item.serviceName ?? undefined}>
          {item.serviceName ?? text('desk.service-unknown')}
        </span>
        <time>{today ? clockTime(item.receivedAt, language) : dayTime(item.receivedAt, language)}</time>
      </div>
      <div className="queue-line meta">
        <span className="clip" title={item.sender}>
          {item.sender}
        </span>
        {item.repeatsId !== null && <RepeatMark code={firstCode} />}
        {open ? (
          <span>{span(ageMs, language)}</span>
        ) : (
          <span className="clip reason" title={item.reason ?? undefined}>
            {item.reason}
          </span>
        )}
      </div>
      <div className="queue-line tight meta">
        <span className={`queue-state ${item.state}`}>
          <Icon name={stateIcons[item.state]} size={16} />
          <span className="clip">
            {settledAt === undefined ? state : text('desk.state-at', { state, time: settledAt })}
          </span>
        </span>
        <RowOutcome item={item} />
      </div>
    </div>
  )
})
