import { useCallback, useEffect, useState } from 'react'
import { after, every, now } from '../clock.ts'
import { useDesk, type DeskTools } from '../operator/desk-state.ts'
import { ask } from '../operator/use-ask.ts'

/** As often as the letter may come; on the connection that is open, so that no log-in is spent. */
const lookEveryMs = 10_000
/** A visitor does not stand longer at a desk; after that the ordinary looks go on. */
const lookForMs = 5 * 60_000

export interface Look {
  readonly begunAt: number
  readonly endsAt: number
  /** Nobody asks any more; the mailbox is watched as always. */
  readonly isOver: boolean
  /** Grows with each look that was asked for. */
  readonly count: number
  readonly again: () => void
}

/** Has mailboxes looked into now and again, for as long as somebody waits. */
export function useLook(mailboxIds: readonly string[]): Look {
  const tools = useDesk()
  const [begunAt, setBegunAt] = useState(now)
  const [isOver, setOver] = useState(false)
  const [count, setCount] = useState(0)
  const ids = mailboxIds.join(' ')
  const again = useCallback(() => {
    setBegunAt(now())
    setOver(false)
  }, [])

  useEffect(() => {
    const watched = ids.split(' ')
    begin(tools, watched)
    const stop = every(lookEveryMs, () => {
      look(tools, watched)
      setCount(known => known + 1)
    })
    const stopOver = after(begunAt + lookForMs - now(), () => {
      stop()
      setOver(true)
    })
    return () => {
      stop()
      stopOver()
    }
  }, [tools, ids, begunAt])

  return { begunAt, endsAt: begunAt + lookForMs, isOver, count, again }
}

const statusOf = ({ store }: DeskTools, id: string) =>
  store.getState().view?.mailboxes.find(mailbox => mailbox.id === id)?.job.kind

/** The line may be dead without anybody knowing: it is tried, and one that is retried is retried now. Once, not at each look. */
function begin(tools: DeskTools, ids: readonly string[]): void {
  for (const id of ids) {
    const kind = statusOf(tools, id)
    // A refused log-in is not repeated for somebody who cannot mend it: servers lock accounts for that.
    if (kind === 'running' || kind === 'idle' || kind === 'waiting') void ask(tools, 'mailbox.wake', { id })
  }
}

function look(tools: DeskTools, ids: readonly string[]): void {
  for (const id of ids) if (statusOf(tools, id) === 'running') void ask(tools, 'mailbox.look', { id })
}
