import type { Task } from '../domain/after.ts'
import { withAllRoom, type Sized } from './sized.ts'
import type { Telling } from './imap-telling.ts'
import { maxHeaderBytes } from './limits.ts'
import { headersOnly } from './oversize.ts'

/** A task with its letter as the server sees it. */
export interface SizedTask extends Task {
  readonly there: Sized
}

/**
 * Those whose stored letter is whole and that are still the same on the server, by their headers byte for byte; the
 * others are noted. A size proves nothing: another letter may have the same, and some servers only estimate it. Where
 * headers or, with `strictly`, sizes differ, the whole letter is compared. Numbers that turn out to name other letters
 * are not believed at all: then it is none, until the next look has seen what they name.
 */
export async function provenOnes(
  tasks: readonly SizedTask[],
  strictly: boolean,
  telling: Telling,
): Promise<readonly SizedTask[]> {
  const { outbox, distrust } = telling
  const heads = await storedHeads(tasks, telling)
  const whole = tasks.filter(({ uid }) => heads.has(uid))
  const headsAgree = await compareHeads(whole, heads, telling)
  const proven: SizedTask[] = []
  for (const task of whole) {
    const headAgrees = headsAgree.get(task.uid)
    const isClear = headAgrees && (!strictly || task.there.bytes === task.bytes)
    const isSame = headAgrees === undefined ? null : isClear || (await compareWhole(task, telling))
    if (isSame === null) outbox.note([task], { kind: 'later' })
    else if (isSame) proven.push(task)
    else {
      outbox.note([task], { kind: 'refused', code: 'after.changed' })
      // A body that a server makes anew each time under the same headers is no other letter.
      if (!headAgrees && distrust()) return []
    }
  }
  return proven
}

/** Reads each stored letter once more, whole; what is kept of it here is its headers. */
async function storedHeads(
  tasks: readonly Task[],
  { outbox, clock, signal }: Telling,
): Promise<ReadonlyMap<number, Uint8Array>> {
  const heads = new Map<number, Uint8Array>()
  for (const task of tasks) {
    // Reading a letter of megabytes again takes as long as a frame: the desk has its turn between two of them.
    await clock.sleep(1, signal)
    const stored = outbox.stored(task)
    if (stored.kind === 'whole') heads.set(task.uid, headersOnly(stored.raw))
    else outbox.note([task], { kind: 'refused', code: stored.code })
  }
  return heads
}

/** By the number; what the server passes over is left out. */
async function compareHeads(
  tasks: readonly Task[],
  heads: ReadonlyMap<number, Uint8Array>,
  { session }: Telling,
): Promise<ReadonlyMap<number, boolean>> {
  const agree = new Map<number, boolean>()
  if (tasks.length === 0) return agree
  const uids = tasks.map(({ uid }) => uid)
  await session.command(async client => {
    // One after another: a server may send headers of megabytes for each.
    for await (const { uid, headers } of client.fetch(uids, { uid: true, headers: true }, { uid: true })) {
      const head = heads.get(uid)
      if (head && headers) agree.set(uid, headers.equals(head))
    }
  }, tasks.length * maxHeaderBytes)
  return agree
}

/** Null where the server does not give it now. */
async function compareWhole(task: SizedTask, { fetch, outbox }: Telling): Promise<boolean | null> {
  const [news] = (await fetch.letters([withAllRoom(task.there)])).news
  if (news === undefined) return null
  const stored = outbox.stored(task)
  return news.kind === 'letter' && stored.kind === 'whole' && Buffer.from(stored.raw).equals(news.raw)
}
