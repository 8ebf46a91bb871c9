import { memo, useEffect, useRef } from 'react'
import type { QueueItem } from '../../shared/model/package.ts'
import { clockTime, dayTime } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'

interface AsideRowProps {
  readonly item: QueueItem
  readonly selected: boolean
  readonly ticked: boolean
  readonly tabStop: boolean
  readonly today: boolean
  readonly onOpen: (id: string) => void
  readonly onTick: (ids: readonly string[], on: boolean) => void
}

/** No code is drawn: no visitor was told one, and one in the queue may be the same. */
export const AsideRow = memo(function AsideRow(props: AsideRowProps) {
  const { item, selected, ticked, tabStop, today, onOpen, onTick } = props
  const text = useText()
  const language = useLanguage()
  const row = useRef<HTMLDivElement>(null)
  const copies =
    item.trouble === null ? text('desk.copies', { count: item.copies }) : text(`desk.trouble-${item.trouble}`)

  useEffect(() => {
    if (!selected || row.current === null) return
    row.current.scrollIntoView({ block: 'nearest' })
    const focused = document.activeElement
    if (focused?.role === 'option' && focused !== row.current) row.current.focus()
  }, [selected])

  return (
    <div
      ref={row}
      role="option"
      aria-selected={selected}
      aria-checked={ticked}
      tabIndex={tabStop ? 0 : -1}
      data-id={item.id}
      className="queue-row aside-row"
      onClick={() => onOpen(item.id)}
    >
      <span
        className="aside-tick"
        title={text('letters.aside-tick')}
        onClick={event => {
          event.stopPropagation()
          onTick([item.id], !ticked)
        }}
      >
        {ticked && <Icon name="check" size={18} />}
      </span>
      <div className="queue-line main">
        <span className="clip" title={item.sender}>
          {item.sender}
        </span>
        <time>{today ? clockTime(item.receivedAt, language) : dayTime(item.receivedAt, language)}</time>
      </div>
      <div className="queue-line meta">
        <span className="clip">{item.aside !== null && text(`letters.aside-row-${item.aside}`)}</span>
        <span>{copies}</span>
      </div>
    </div>
  )
})
