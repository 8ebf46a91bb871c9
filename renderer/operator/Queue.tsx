import { useRef, type KeyboardEvent } from 'react'
import { useNow } from '../clock.ts'
import { useText } from '../i18n.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { useDecisions } from './decisions.ts'
import { useChange, useUi, useView } from './desk-state.ts'
import { countToday, dayStartOf, groupQueue, isOpen, neighbour } from './queue.ts'
import { QueueFilter } from './QueueFilter.tsx'
import { QueueRow } from './QueueRow.tsx'
import './queue.css'

const agesRenewedMs = 10_000

export function Queue() {
  const text = useText()
  const change = useChange()
  const { select, open: openPackage } = useDecisions()
  const now = useNow(agesRenewedMs)
  const queue = useView(view => view.queue)
  const { scope, filter, selectedId } = useUi(ui => ui)
  const list = useRef<HTMLDivElement>(null)

  const dayStart = dayStartOf(now)
  const groups = groupQueue(queue, scope, filter, dayStart)
  const items = [...groups.open, ...groups.settled]
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
            { value: 'open', label: text('desk.scope-open', { number: queue.filter(isOpen).length }) },
            { value: 'today', label: text('desk.scope-today', { number: countToday(queue, dayStart) }) },
            { value: 'all', label: text('desk.scope-all') },
          ]}
          onChange={value => change({ scope: value })}
        />
        {queue.length > 0 && <QueueFilter />}
      </div>
      {items.length === 0 ? (
        <Nothing reason={queue.length === 0 ? 'queue-empty' : filter.trim() === '' ? 'scope-none' : 'filter-none'} />
      ) : (
        <div className="queue-list" role="listbox" aria-label={text('desk.queue')} ref={list} onKeyDown={onKeyDown}>
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
                      now={now}
                      onOpen={openPackage}
                    />
                  ))}
                </div>
              ),
          )}
        </div>
      )}
    </nav>
  )
}

function Nothing({ reason }: { readonly reason: 'queue-empty' | 'scope-none' | 'filter-none' }) {
  const text = useText()
  return (
    <div className="queue-nothing" role="status">
      <b>{text(`desk.${reason}`)}</b>
      <p>{text(`desk.${reason}-about`)}</p>
    </div>
  )
}
