import { useEffect, useMemo } from 'react'
import type { LedgerPage, LedgerRow } from '../../shared/model/ledger.ts'
import type { OperatorView } from '../../shared/views.ts'
import { after } from '../clock.ts'
import { useText, type Translate } from '../i18n.ts'
import { useDesk, useUi, useView, type DeskTools } from '../operator/desk-state.ts'
import { ask } from '../operator/use-ask.ts'
import { reuse } from '../reuse.ts'
import type { LedgerUi } from './ledger-ui.ts'
import { triedWords } from './ledger-words.ts'

export interface LedgerActions {
  choose(patch: Partial<Pick<LedgerUi, 'kind' | 'mailboxId'>>): void
  more(): void
  goTo(id: string): void
  retry(row: LedgerRow): Promise<void>
}

/** Keeps the rows of the ledger while they are shown: asked anew when the view tells of something that may be in it. */
export function useLedger(): LedgerActions {
  const tools = useDesk()
  const text = useText()
  const { kind, mailboxId } = useUi(ui => ui.ledger)
  const lost = useUi(ui => ui.lost)
  const news = useView(newsOf)
  const loader = useMemo(() => createLoader(tools), [tools])
  useEffect(() => {
    if (!lost) void loader.refresh()
  }, [loader, kind, mailboxId, news, lost])
  return useMemo(() => createActions(tools, loader, text), [tools, loader, text])
}

/** What changes in the view when the ledger may have changed. */
function newsOf({ open, aside, mailboxes }: OperatorView): string {
  return JSON.stringify([open, aside, mailboxes.map(({ lastLetterAt, outbox }) => [lastLetterAt, outbox])])
}

function patchLedger({ store }: DeskTools, patch: Partial<LedgerUi>): void {
  const { ui, change } = store.getState()
  change({ ledger: { ...ui.ledger, ...patch } })
}

type Loader = ReturnType<typeof createLoader>

function createLoader(tools: DeskTools) {
  const { store } = tools
  let asking = false
  let again = false

  /** At least so many rows from the newest, by as many pages as it takes. */
  async function load(wanted: number): Promise<void> {
    const { kind, mailboxId } = store.getState().ui.ledger
    const rows = new Map<string, LedgerRow>()
    let last: LedgerPage | undefined
    for (let offset = 0; offset < Math.min(last?.total ?? 1, Math.max(wanted, 1));) {
      const answer = await ask(tools, 'ledger.list', { kind, mailboxId, offset })
      if (answer === undefined) return
      last = answer.value
      // Between two pages rows may come and go: none is listed twice.
      for (const row of last.rows) rows.set(row.id, row)
      if (last.rows.length === 0) break
      offset += last.rows.length
    }
    const { ledger } = store.getState().ui
    if (ledger.kind !== kind || ledger.mailboxId !== mailboxId) return void (again = true)
    const page = { ...last!, rows: [...rows.values()] }
    patchLedger(tools, { page: ledger.page === null ? page : reuse(ledger.page, page) })
  }

  /** One question at a time. */
  async function run(wanted: () => number): Promise<void> {
    again = true
    if (asking) return
    asking = true
    while (again) {
      again = false
      await load(wanted())
    }
    asking = false
  }

  const known = () => store.getState().ui.ledger.page?.rows.length ?? 0
  return { refresh: () => run(known), more: () => run(() => known() + 1) }
}

function createActions(tools: DeskTools, loader: Loader, text: Translate): LedgerActions {
  const { store } = tools
  const trying = (id: string, on: boolean) => {
    const ids = new Set(store.getState().ui.ledger.trying)
    if (on) ids.add(id)
    else ids.delete(id)
    patchLedger(tools, { trying: ids })
  }
  return {
    choose: patch => patchLedger(tools, { ...patch, page: null, at: null }),
    more: () => void loader.more(),
    goTo(id) {
      patchLedger(tools, { at: id })
      document.getElementById(rowId(id))?.focus()
    },
    async retry({ id }) {
      if (store.getState().ui.ledger.trying.has(id)) return
      trying(id, true)
      const answer = await ask(tools, 'ledger.retry', { id })
      await loader.refresh()
      trying(id, false)
      if (answer !== undefined) patchLedger(tools, { said: triedWords(answer.value, text) })
      // A button that was pressed and is gone took the focus with it.
      after(0, () => {
        if (document.activeElement === document.body) document.getElementById(rowId(id))?.focus()
      })
    },
  }
}

export const rowId = (id: string): string => `ledger-${id}`
