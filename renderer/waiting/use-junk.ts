import { useEffect, useMemo, useState } from 'react'
import type { JunkList, MailboxStatus } from '../../shared/model/mailbox.ts'
import { useDesk, type DeskTools } from '../operator/desk-state.ts'
import { ask } from '../operator/use-ask.ts'
import { createAsking } from './asking.ts'

export interface JunkRow extends Readonly<JunkList['rows'][number]> {
  readonly mailboxId: string
  /** Of all rows of all mailboxes. */
  readonly key: string
}

export interface Junk {
  /** By the mailbox; undefined until the first answer. */
  readonly lists: ReadonlyMap<string, JunkList> | undefined
  /** Newest first. */
  readonly rows: readonly JunkRow[]
  /** The row that is being taken in. */
  readonly accepting: string | null
  /** Packages that were taken in here. */
  readonly accepted: readonly string[]
  accept(row: JunkRow): Promise<void>
}

/** What lies in Junk of these mailboxes, asked anew after each look of theirs, and how to take a letter in from there. */
export function useJunk(mailboxes: readonly MailboxStatus[]): Junk {
  const tools = useDesk()
  const [lists, setLists] = useState<ReadonlyMap<string, JunkList>>()
  const [accepting, setAccepting] = useState<string | null>(null)
  const [accepted, setAccepted] = useState<readonly string[]>([])
  const ids = mailboxes.map(({ id }) => id).join(' ')
  const looks = mailboxes.map(({ junk, lastSuccessAt }) => `${junk} ${lastSuccessAt}`).join(' ')
  const asking = useMemo(
    () => createAsking((about: string) => listAll(tools, about.split(' ').filter(Boolean)), setLists),
    [tools],
  )
  useEffect(() => void asking(ids), [asking, ids, looks])

  async function accept({ mailboxId, uidValidity, uid, key }: JunkRow): Promise<void> {
    if (accepting !== null) return
    setAccepting(key)
    tools.store.getState().change({ problem: null })
    const answer = await ask(tools, 'junk.accept', { mailboxId, uidValidity, uid })
    const packageId = answer?.value.packageId
    if (packageId != null) setAccepted(known => [packageId, ...known])
    await asking(ids)
    setAccepting(null)
  }

  return { lists, rows: rowsOf(lists), accepting, accepted, accept }
}

async function listAll(tools: DeskTools, ids: readonly string[]): Promise<ReadonlyMap<string, JunkList> | undefined> {
  const lists = new Map<string, JunkList>()
  for (const mailboxId of ids) {
    const answer = await ask(tools, 'junk.list', { mailboxId })
    if (answer === undefined) return undefined
    lists.set(mailboxId, answer.value)
  }
  return lists
}

function rowsOf(lists: Junk['lists']): JunkRow[] {
  const rows = [...(lists ?? [])].flatMap(([mailboxId, list]) =>
    list.rows.map(row => ({ ...row, mailboxId, key: `${mailboxId} ${row.folder} ${row.uidValidity} ${row.uid}` })),
  )
  return rows.toSorted((one, other) => other.receivedAt - one.receivedAt)
}
