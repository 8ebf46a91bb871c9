import { useDeferredValue, useRef, type KeyboardEvent } from 'react'
import { useNow } from '../clock.ts'
import { shownSpan } from '../format.ts'
import { useText } from '../i18n.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { AsideDoor } from './AsideDoor.tsx'
import { useDecisions } from './decisions.ts'
import { useChange, useUi, useView } from './desk-state.ts'
import { countToday, dayStartOf, groupQueue, isOpen, neighbour } from './queue.ts'
import { FloodBanner } from './FloodBanner.tsx'
import { QueueFilter } from './QueueFilter.tsx'
import { QueueRow } from './QueueRow.tsx'
import { WaitingButton } from '../waiting/WaitingButton.tsx'
import { TraceButton } from './TraceButton.tsx'
import './queue.css'

const agesRenewedMs = 10_000

export function Queue() {
  const text = useText()
  const change = useChange()
  const { select, open: openPackage } = useDecisions()
  const now = useNow(agesRenewedMs)
  // Five hundred rows may change at once: keys are answered first, the list follows when nobody waits.
  const queue = useDeferredValue(useView(view => view.queue))
  const openCount = useView(view => view.open)
  const scope = useUi(ui => ui.scope)
  const filter = useDeferredValue(useUi(ui => ui.filter))
  const selectedId = useUi(ui => ui.selectedId)
  const list = useRef<HTMLDivElement>(null)

  const dayStart = dayStartOf(now)
  const groups = groupQueue(queue, scope, filter, dayStart)
  const items = [...groups.open, ...groups.settled]
  // A settled row shows no code, and somebody else may have it by now.
  const codes = new Map(queue.filter(isOpen).map(({ id, code }) => [id, code]))
  const older = scope === 'today' ? 0 : openCount - queue.filter(isOpen).length
  const tabStop = items.some(item => item.id === selectedId) ? selectedId : items[0]?.id

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, End: Infinity, Home: -Infinity }[event.code]
    const item = step === undefined ? undefined : neighbour(items, selectedId, step)
    if (item === undefined) return
    event.preventDefault()
    select(item.id)
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(item.id)}"]`)?.focus()
  }

  return (
    <nav className="queue" aria-label={text('desk.queue')}>
      <div className="queue-head">
        <Segmented
          label={text('desk.scope-label')}
          even
          value={scope}
          options={[
            { value: 'open', label: text('desk.scope-open', { number: openCount }) },
            { value: 'today', label: text('desk.scope-today', { number: countToday(queue, dayStart) }) },
            { value: 'all', label: text('desk.scope-all') },
          ]}
          onChange={value => change({ scope: value })}
        />
        {queue.length > 0 && <QueueFilter />}
        <WaitingButton />
      </div>
      <FloodBanner />
      {items.length === 0 ? (
        <div className="queue-list">
          <Nothing
            reason={queue.length === 0 ? 'queue-empty' : filter.trim() === '' ? 'scope-none' : 'filter-none'}
            filter={filter}
          />
          <Older count={older} />
        </div>
      ) : (
        <div className="queue-list">
          <div role="listbox" aria-label={text('desk.queue')} ref={list} onKeyDown={onKeyDown}>
            {(['open', 'settled'] as const).map(
              group =>
                groups[group].length > 0 && (
                  <div key={group} role="group" aria-labelledby={`queue-${group}`}>
                    <div className="queue-group" id={`queue-${group}`} role="presentation">
                      {text(`desk.group-${group}`)}
                    </div>
                    {groups[group].map(item => (
                      <QueueRow
                        key={item.id}
                        item={item}
                        selected={item.id === selectedId}
                        tabStop={item.id === tabStop}
                        ageMs={shownSpan(now - item.receivedAt)}
                        today={item.receivedAt >= dayStart}
                        firstCode={item.repeatsId === null ? undefined : codes.get(item.repeatsId)}
                        onOpen={openPackage}
                      />
                    ))}
                  </div>
                ),
            )}
          </div>
          <Older count={older} />
        </div>
      )}
      <AsideDoor />
    </nav>
  )
}

interface NothingProps {
  readonly reason: 'queue-empty' | 'scope-none' | 'filter-none'
  readonly filter: string
}

function Nothing({ reason, filter }: NothingProps) {
  const text = useText()
  return (
    <div className="queue-nothing" role="status">
      <b>{text(`desk.${reason}`)}</b>
      <p>{text(`desk.${reason}-about`)}</p>
      {reason !== 'scope-none' && <TraceButton sender={filter.trim()} />}
    </div>
  )
}

/** The queue holds the newest only; the rest is counted, never passed over in silence. */
function Older({ count }: { readonly count: number }) {
  const text = useText()
  return count > 0 && <p className="queue-older meta">{text('desk.queue-older', { count })}</p>
}
