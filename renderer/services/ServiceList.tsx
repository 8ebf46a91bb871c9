import { useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { ServiceRow } from '../../shared/model/service.ts'
import { useText } from '../i18n.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import { CheckboxField } from '../ui/CheckboxField.tsx'
import { BranchLine } from './BranchLine.tsx'
import { linesOf } from './list-lines.ts'
import type { LoadedServices } from './loaded-services.ts'
import { ServiceLine } from './ServiceLine.tsx'
import { useChangeServices } from './use-services.ts'
import { lineHeight, useScrollWindow } from './use-scroll-window.ts'
import './list.css'

export interface ServiceListProps {
  /** Null until it has come. */
  readonly loaded: LoadedServices | null
  readonly selected: ReadonlySet<string>
  readonly onSelect: (ids: ReadonlySet<string>) => void
  /** The end of what is loaded is near. */
  readonly onMore: () => void
  /** Asks for the whole list; null when it cannot be had. */
  readonly onAll: () => Promise<LoadedServices | null>
  readonly onMove: (id: string, before: string | null) => void
  readonly onPoster: (row: ServiceRow) => void
}

/** The list as a table: only the lines in view are drawn, and more is asked for near its end. */
export function ServiceList({ loaded, selected, onSelect, onMore, onAll, onMove, onPoster }: ServiceListProps) {
  const text = useText()
  const { store } = useDesk()
  const change = useChangeServices()
  const branches = useView(view => view.branches)
  const frame = useRef<HTMLDivElement>(null)
  const isWhole = loaded !== null && loaded.rows.length >= loaded.total
  const lines = useMemo(
    () => linesOf(loaded?.rows ?? [], branches, isWhole && loaded.text === ''),
    [loaded, branches, isWhole],
  )

  // Back from an editor: where the clerk was. Before the frame is measured.
  useLayoutEffect(() => {
    if (frame.current !== null) frame.current.scrollTop = store.getState().ui.services.scrollTop
  }, [store])
  const { first, end } = useScrollWindow(frame, lines.length)

  // And at the row that was opened, as soon as it is drawn.
  useEffect(() => {
    const { openedId } = store.getState().ui.services
    if (openedId === null || frame.current === null) return
    if (focusLine(frame.current, openedId)) change({ openedId: null })
  }, [store, change, lines, first, end])

  useEffect(() => {
    if (!isWhole && loaded !== null && end >= lines.length - 20) onMore()
  }, [isWhole, loaded, end, lines.length, onMore])

  function open(route: { readonly kind: 'branch' | 'service'; readonly id: string }): void {
    change({ route, openedId: route.id, scrollTop: frame.current?.scrollTop ?? 0 })
  }

  function toggle(ids: readonly string[], on: boolean): void {
    const next = new Set(selected)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    onSelect(next)
  }

  async function toggleAll(on: boolean): Promise<void> {
    if (!on) return onSelect(new Set())
    const all = await onAll()
    if (all !== null) onSelect(new Set(all.rows.map(({ id }) => id)))
  }

  function step(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.code]
    const id = event.target instanceof HTMLElement ? event.target.dataset['line'] : undefined
    const index = lines.findIndex(line => line.id === id)
    const line = lines[index]
    if (by === undefined || line === undefined || frame.current === null) return
    event.preventDefault()
    if (event.altKey && line.kind === 'service') return shift(line.id, by)
    const next = lines[index + by]
    if (next === undefined) return
    // Drawn before it is in view, so it can be focused; the browser then scrolls to it.
    focusLine(frame.current, next.id)
  }

  function shift(id: string, by: number): void {
    const line = lines.find(line => line.id === id)
    if (line?.kind !== 'service') return
    const rows = lines.flatMap(one =>
      one.kind === 'service' && one.row.branchId === line.row.branchId ? [one.row] : [],
    )
    const index = rows.findIndex(row => row.id === id)
    if (index + by < 0 || index + by >= rows.length) return
    onMove(id, (by < 0 ? rows[index - 1] : rows[index + 2])?.id ?? null)
  }

  const all = loaded !== null && loaded.total > 0 && selected.size >= loaded.total
  return (
    <div className="service-list">
      <div className="service-list-frame" ref={frame}>
        <table aria-rowcount={lines.length + 1}>
          <caption className="visually-hidden">{text('services.list')}</caption>
          <thead>
            <tr>
              <th className="pick">
                <CheckboxField
                  label={<span className="visually-hidden">{text('services.select-all')}</span>}
                  checked={all}
                  onChange={on => void toggleAll(on)}
                />
              </th>
              <th scope="col">{text('services.column-name')}</th>
              <th scope="col" className="copies-column">
                {text('services.column-copies')}
              </th>
              <th scope="col" className="code-column">
                {text('services.check-code')}
              </th>
              <th scope="col" className="state-column">
                {text('services.column-state')}
              </th>
              <th className="tools-column">
                <span className="visually-hidden">{text('services.column-tools')}</span>
              </th>
            </tr>
          </thead>
          <tbody onKeyDown={step}>
            <Spacer lines={first} />
            {lines
              .slice(first, end)
              .map((line, index) =>
                line.kind === 'branch' ? (
                  <BranchLine
                    key={line.id}
                    line={line}
                    index={first + index + 2}
                    selected={selected}
                    onOpen={() => open({ kind: 'branch', id: line.id })}
                    onToggle={toggle}
                  />
                ) : (
                  <ServiceLine
                    key={line.id}
                    line={line}
                    index={first + index + 2}
                    checked={selected.has(line.id)}
                    onOpen={() => open({ kind: 'service', id: line.id })}
                    onToggle={toggle}
                    onShift={by => shift(line.id, by)}
                    onPoster={() => onPoster(line.row)}
                  />
                ),
              )}
            <Spacer lines={lines.length - end} />
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Spacer({ lines }: { readonly lines: number }) {
  if (lines === 0) return null
  return (
    <tr aria-hidden className="spacer">
      <td colSpan={6} style={{ height: lines * lineHeight }} />
    </tr>
  )
}

function focusLine(frame: HTMLElement, id: string): boolean {
  const line = frame.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`)
  line?.focus()
  return line !== null
}
