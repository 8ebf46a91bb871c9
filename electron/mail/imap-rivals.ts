import type { Rival } from '../../shared/model/mailbox.ts'
import { deskOf } from '../domain/desk-keyword.ts'
import type { Clock } from '../jobs/clock.ts'
import type { DeskSign } from './after.ts'
import type { ImapSession } from './imap-client.ts'
import { maxRivals, rivalDays } from './limits.ts'

/**
 * Looks for other desks by their keywords. A folder's list of flags keeps every keyword that was ever used, so each is
 * asked for among the letters of the last days; a folder without one costs no question. Those found are asked for at each
 * look, and some of the others in turn, so that many of long ago neither hide one of now nor make a look dear.
 */
export function createRivalWatch(session: ImapSession, { keyword, former, rivals: tell }: DeskSign, clock: Clock) {
  const own = new Set([keyword, ...former].map(one => one.toLowerCase()))
  const lastOf = new Map<string, { readonly uid: number; readonly at: number }>()
  let told = ''
  let turn = 0

  /** @throws what ended the connection. */
  return async function look(flags: Iterable<string>): Promise<void> {
    const others = [...flags].filter(flag => deskOf(flag) !== null && !own.has(flag.toLowerCase()))
    const silent = others.filter(other => !lastOf.has(other))
    const asked = new Set(others.filter(other => lastOf.has(other)))
    const room = maxRivals - asked.size
    for (let at = 0; at < Math.min(room, silent.length); at += 1) asked.add(silent[(turn + at) % silent.length]!)
    turn = silent.length === 0 ? 0 : (turn + Math.max(room, 0)) % silent.length
    const found: Rival[] = []
    for (const other of asked) {
      const lastAt = await lastMarked(other)
      if (lastAt !== null) found.push({ desk: deskOf(other)!, lastAt })
    }
    const words = JSON.stringify(found)
    if (words !== told) tell(found)
    told = words
  }

  /** When the last letter with this keyword was received, null when the last days have none. */
  async function lastMarked(keyword: string): Promise<number | null> {
    const before = lastOf.get(keyword)
    const uid = (before && (await highest(keyword, before.uid))) ?? (await highest(keyword, 1))
    if (uid === null) {
      lastOf.delete(keyword)
      return null
    }
    if (uid === before?.uid) return before.at
    const [message] = await session.command(client =>
      client.fetchAll(String(uid), { uid: true, internalDate: true }, { uid: true }),
    )
    const at = new Date(message?.internalDate ?? 0).getTime() || 0
    lastOf.set(keyword, { uid, at })
    return at
  }

  /** The highest UID from `from` on. Only that is asked for where the server can give it alone; `from` keeps the answer of others short. */
  async function highest(keyword: string, from: number): Promise<number | null> {
    const since = new Date(clock.now() - rivalDays * 24 * 60 * 60_000)
    const query = { keyword, since, ...(from > 1 && { uid: `${from}:*` }) }
    const answer = await session.command(client => client.search(query, { uid: true, returnOptions: ['MAX'] }))
    // imapflow answers `false` to a refusal, and to a line that was lost.
    session.assertOpen()
    if (Array.isArray(answer)) return answer.at(-1) ?? null
    return answer ? (answer.max ?? null) : null
  }
}
