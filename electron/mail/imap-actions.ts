import type { ErrorCode } from '../../shared/errors.ts'
import type { Batch, Task } from '../domain/after.ts'
import type { ImapSession } from './imap-client.ts'
import { isRefusal } from './imap-errors.ts'
import { provenOnes, type SizedTask } from './imap-proof.ts'
import type { Telling, WritableFolder } from './imap-telling.ts'

/**
 * Does something of what is due in the open folder, and tells whether more is: letters that came meanwhile go before it.
 * What the server refuses is noted, with the reason where it is known, and keeps nothing else back.
 * @throws what ended the connection; what is due is then tried again later.
 */
export async function tellServer(telling: Telling): Promise<boolean> {
  const { folder, outbox, signal } = telling
  const next = () => (signal.aborted ? null : outbox.next(folder.path, folder.uidValidity))
  const batch = next()
  if (batch === null) return false
  try {
    await tell(batch, telling)
  } catch (error) {
    if (signal.aborted) throw error
    if (!isRefusal(error)) {
      // Where it is what is told that ends the connection, letters must still come in the next one.
      outbox.broke(batch.tasks)
      throw error
    }
    outbox.note(batch.tasks, { kind: 'later' })
  }
  return next() !== null
}

async function tell({ action, tasks }: Batch, telling: Telling): Promise<void> {
  const { session, folder, fetch, outbox, keyword } = telling
  const code = await refusalOf(action, telling)
  if (code !== null) return outbox.note(tasks, { kind: 'refused', code })
  const sized = new Map((await fetch.sizes(tasks.map(({ uid }) => uid))).map(one => [one.uid, one]))
  outbox.note(
    tasks.filter(({ uid }) => !sized.has(uid)),
    { kind: 'gone' },
  )
  const there = tasks.filter(({ uid }) => sized.has(uid)).map(task => ({ ...task, there: sized.get(task.uid)! }))
  const add = (some: readonly Task[], flag: string) =>
    session.command(client => client.messageFlagsAdd(uidsOf(some), [flag], { uid: true, silent: true }))
  /** Our own is an extra to what was chosen: a server that has no room for it does the rest all the same. */
  async function mark(some: readonly Task[]): Promise<true> {
    if (permits(folder, keyword) && !(await add(some, keyword))) session.assertOpen()
    return true
  }
  switch (action.does) {
    case 'mark':
      return doAndNote(there, mark, telling)
    case 'seen':
      return doAndNote(there, async some => (await mark(some)) && add(some, '\\Seen'), telling)
    case 'keyword':
      return doAndNote(there, some => add(some, keyword), telling)
    case 'move': {
      const move = (some: readonly Task[]) =>
        session.command(client => client.messageMove(uidsOf(some), action.folder, { uid: true }))
      const proven = await provenOnes(there, false, telling)
      return doAndNote(proven, async some => (await mark(some)) && Boolean(await move(some)), telling)
    }
    case 'delete':
      return removeAndNote(await provenOnes(there, true, telling), telling)
  }
}

/** What is known to be impossible here before anything is tried. */
async function refusalOf(action: Batch['action'], { session, folder, keyword }: Telling): Promise<ErrorCode | null> {
  if (folder.readOnly) return 'after.read-only'
  const { capabilities } = session.client
  switch (action.does) {
    case 'mark':
      return null
    case 'seen':
      return permits(folder, '\\Seen') ? null : 'after.read-only'
    case 'keyword':
      return permits(folder, keyword) ? null : 'after.no-keywords'
    case 'delete':
      if (!permits(folder, '\\Deleted')) return 'after.read-only'
      // A bare EXPUNGE would remove whatever else somebody has marked for it.
      return capabilities.has('UIDPLUS') ? null : 'after.unsafe'
    case 'move':
      if (!permits(folder, '\\Deleted')) return 'after.read-only'
      // A copy that was made before the line was lost would be made again, and again.
      if (!capabilities.has('MOVE')) return 'after.unsafe'
      return refusalOfTarget(action.folder, folder, session)
  }
}

async function refusalOfTarget(
  target: string,
  { path }: WritableFolder,
  session: ImapSession,
): Promise<ErrorCode | null> {
  try {
    const found = await session.command(client => client.status(target, { messages: true }))
    if (!found) return 'after.no-folder'
    // A letter moved into its own folder, however that is spelt, is a new one there, and would be moved for ever.
    return found.path === path ? 'after.same-folder' : null
  } catch {
    session.assertOpen()
    return 'after.no-folder'
  }
}

/**
 * Where the server marks letters and then does not remove them, the mark is taken back: others would remove them by it.
 * Looked at in any case: Dovecot says OK to whoever may mark and may not remove.
 */
async function removeAndNote(tasks: readonly SizedTask[], { session, fetch, outbox }: Telling): Promise<void> {
  if (tasks.length === 0) return
  await session.command(client => client.messageDelete(uidsOf(tasks), { uid: true }))
  session.assertOpen()
  const staying = new Set((await fetch.sizes(tasks.map(({ uid }) => uid))).map(({ uid }) => uid))
  const left = tasks.filter(({ uid }) => staying.has(uid))
  if (left.length > 0)
    await session.command(client => client.messageFlagsRemove(uidsOf(left), ['\\Deleted'], { uid: true, silent: true }))
  session.assertOpen()
  outbox.note(
    tasks.filter(({ uid }) => !staying.has(uid)),
    { kind: 'done' },
  )
  outbox.note(left, { kind: 'later' })
}

async function doAndNote<T extends Task>(
  tasks: readonly T[],
  work: (tasks: readonly T[]) => Promise<boolean>,
  { session, outbox }: Telling,
): Promise<void> {
  if (tasks.length === 0) return
  const done = await work(tasks)
  // imapflow answers `false` to a refusal and to a line that was lost.
  session.assertOpen()
  outbox.note(tasks, { kind: done ? 'done' : 'later' })
}

function permits({ permanentFlags }: WritableFolder, flag: string): boolean {
  if (permanentFlags === null) return true
  return permanentFlags.has(flag) || (!flag.startsWith('\\') && permanentFlags.has('\\*'))
}

const uidsOf = (tasks: readonly Task[]): string => tasks.map(({ uid }) => uid).join(',')
