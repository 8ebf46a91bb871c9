import type { QueueItem } from '../../shared/model/package.ts'
import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { isOpen } from './queue.ts'

/** How many copies came and whether they are all, at the end of a row. */
export function RowOutcome({ item }: { readonly item: QueueItem }) {
  const text = useText()
  if (item.trouble !== null) {
    return (
      <span className="queue-outcome trouble">
        <Icon name="warning" size={16} />
        {text(`desk.trouble-${item.trouble}`)}
      </span>
    )
  }
  return (
    <>
      <span className="queue-copies">{text('desk.copies', { count: item.copies })}</span>
      {isOpen(item) && <Completeness missing={item.missing} />}
    </>
  )
}

function Completeness({ missing }: { readonly missing: number | null }) {
  const text = useText()
  if (missing === null) {
    return (
      <span className="queue-outcome trouble">
        <Icon name="question" size={16} />
        {text('desk.row-choose')}
      </span>
    )
  }
  return missing === 0 ? (
    <span className="queue-outcome complete">
      <Icon name="check" size={16} />
      {text('desk.row-complete')}
    </span>
  ) : (
    <span className="queue-outcome missing">
      <Icon name="x" size={16} />
      {text('desk.row-missing', { number: missing })}
    </span>
  )
}
