import { useRef, type KeyboardEvent } from 'react'
import type { AsideReason } from '../../shared/model/package.ts'
import { after, useNow } from '../clock.ts'
import { useText } from '../i18n.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { ShowMore } from '../ui/ShowMore.tsx'
import { useLandingFocus } from '../ui/use-landing-focus.ts'
import { asideReasons, countAside } from './aside.ts'
import { useAsideActions } from './aside-actions.ts'
import { asideDoorId } from './AsideDoor.tsx'
import { AsideRow } from './AsideRow.tsx'
import { AsideTools } from './AsideTools.tsx'
import { useDecisions } from './decisions.ts'
import { useUi, useView } from './desk-state.ts'
import { dayStartOf, neighbour } from './queue.ts'
import { useAsideRows } from './use-aside-rows.ts'
import { useEscape } from './use-escape.ts'
import { packagePaneId } from './use-shortcuts.ts'
import './aside.css'

/** In the place of the queue: what is held aside, why, and the way back into the queue. */
export function AsideQueue() {
  const text = useText()
  const actions = useAsideActions()
  const { select } = useDecisions()
  const { more } = useAsideRows()
  const counts = useView(view => view.aside)
  const { reason, rows, total, ticked } = useUi(ui => ui.aside)
  const selectedId = useUi(ui => ui.selectedId)
  const dayStart = dayStartOf(useNow(60_000))
  const heading = useLandingFocus<HTMLHeadingElement>()
  const list = useRef<HTMLDivElement>(null)
  const items = rows ?? []
  const all = countAside(counts)
  // Tests are rare, and a choice of nothing says nothing.
  const isOffered = (value: AsideReason) => value !== 'test' || value === reason || counts[value] > 0
  const tabStop = items.some(item => item.id === selectedId) ? selectedId : items[0]?.id
  const back = () => {
    actions.show({ shown: false })
    // Once the queue is drawn; where nothing is aside there is no door, and the package is next.
    after(0, () => (document.getElementById(asideDoorId) ?? document.getElementById(packagePaneId))?.focus())
  }
  useEscape(back)

  function onKeyDown(event: KeyboardEvent): void {
    const focused = event.target instanceof Element ? event.target.closest('[data-id]')?.getAttribute('data-id') : null
    if (event.code === 'Space' && focused != null) {
      event.preventDefault()
      return actions.tick([focused], !ticked.has(focused))
    }
    const step = { ArrowDown: 1, ArrowUp: -1, End: Infinity, Home: -Infinity }[event.code]
    const item = step === undefined ? undefined : neighbour(items, focused ?? selectedId, step)
    if (item === undefined) return
    event.preventDefault()
    select(item.id)
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(item.id)}"]`)?.focus()
  }

  return (
    <nav className="queue" aria-label={text('letters.aside')}>
      <div className="queue-head">
        <div className="aside-title">
          <IconButton icon="caret-left" label={text('letters.aside-back')} onClick={back} />
          <h2 ref={heading} tabIndex={-1}>
            {text('letters.aside')}
          </h2>
        </div>
        <Segmented
          label={text('letters.aside-reasons')}
          even
          value={reason ?? 'all'}
          options={[
            { value: 'all', label: text('letters.aside-all', { number: all }) },
            ...asideReasons.filter(isOffered).map(value => ({
              value,
              label: text(`letters.aside-${value}`, { number: counts[value] }),
            })),
          ]}
          onChange={value => actions.show({ reason: value === 'all' ? null : value })}
        />
      </div>
      {rows !== null && items.length === 0 && (
        <div className="queue-nothing" role="status">
          <b>{text(all === 0 ? 'letters.aside-empty' : 'letters.aside-none')}</b>
          <p>{text('letters.aside-empty-about')}</p>
        </div>
      )}
      <div className="queue-list">
        {items.length > 0 && (
          <div
            role="listbox"
            aria-label={text('letters.aside')}
            aria-describedby="aside-hint"
            ref={list}
            onKeyDown={onKeyDown}
          >
            {items.map(item => (
              <AsideRow
                key={item.id}
                item={item}
                selected={item.id === selectedId}
                ticked={ticked.has(item.id)}
                tabStop={item.id === tabStop}
                today={item.receivedAt >= dayStart}
                onOpen={select}
                onTick={actions.tick}
              />
            ))}
          </div>
        )}
        <ShowMore total={total} shown={items.length} onMore={() => void more()} />
      </div>
      {items.length > 0 && <AsideTools />}
    </nav>
  )
}
