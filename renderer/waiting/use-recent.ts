import { useEffect, useMemo, useState } from 'react'
import type { QueueItem } from '../../shared/model/package.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import { ask } from '../operator/use-ask.ts'
import { createAsking } from './asking.ts'

/** What came of late to a mailbox, or to all; undefined until the first answer. `tick` grows as time passes. */
export function useRecent(mailboxId: string | null, tick: number): readonly QueueItem[] | undefined {
  const tools = useDesk()
  const queue = useView(view => view.queue)
  const aside = useView(view => view.aside)
  const [rows, setRows] = useState<readonly QueueItem[]>()
  const asking = useMemo(
    () =>
      createAsking(
        (about: { readonly mailboxId: string | null }) => ask(tools, 'letter.recent', about),
        ({ value }) => setRows(value.rows),
      ),
    [tools],
  )
  useEffect(() => void asking({ mailboxId }), [asking, mailboxId, queue, aside, tick])
  return rows
}
