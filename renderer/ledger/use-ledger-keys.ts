import { useEffect, useEffectEvent } from 'react'
import type { LedgerRow } from '../../shared/model/ledger.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import { commandOf, isTaken } from '../operator/shortcuts.ts'

interface LedgerKeys {
  readonly rows: readonly LedgerRow[]
  readonly at: string | null
  readonly goTo: (id: string) => void
  readonly open: (row: LedgerRow) => void
}

/** J, K and Enter, as in the queue. */
export function useLedgerKeys({ rows, at, goTo, open }: LedgerKeys): void {
  const { store } = useDesk()
  const on = useView(view => view.settings.shortcuts)

  const press = useEffectEvent((event: KeyboardEvent) => {
    const pressed = commandOf(event)
    if (pressed === undefined || event.defaultPrevented || isTaken(event.target, pressed.command)) return
    if (store.getState().ui.overlay !== null) return
    const place = rows.findIndex(({ id }) => id === at)
    const { command } = pressed
    if (command !== 'next' && command !== 'previous' && command !== 'open') return
    const step = { next: 1, previous: -1, open: 0 }[command]
    const row = rows[Math.min(Math.max(place + step, 0), rows.length - 1)]
    if (row === undefined || (command === 'open' && place < 0)) return
    event.preventDefault()
    if (command === 'open') open(row)
    else goTo(row.id)
  })

  useEffect(() => {
    if (!on) return
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [on])
}
