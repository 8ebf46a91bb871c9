import type { ErrorCode } from '../../shared/errors.ts'
import type { Batch, Outcome, Task } from '../domain/after.ts'
import type { Clock } from '../jobs/clock.ts'
import type { Outbox } from './after.ts'
import type { ImapSession } from './imap-client.ts'

/** The folder that is open, and what the server lets us do in it. */
export interface WritableFolder {
  readonly path: string
  readonly uidValidity: string
  readonly readOnly: boolean
  /** Null where the server did not say: then it is tried. */
  readonly permanentFlags: ReadonlySet<string> | null
}

export interface Telling {
  readonly session: ImapSession
  readonly folder: WritableFolder
  readonly outbox: Outbox
  /** This desk's. */
  readonly keyword: string
  readonly clock: Clock
  readonly signal: AbortSignal
}

/**
 * Does what is due in the open folder. What the server refuses is noted, with the reason where it is known, and keeps
 * nothing else back. @throws what ended the connection; what was being done is then tried again later.
 */
export async function tellServer(telling: Telling): Promise<void> {
  const { folder, outbox, signal } = telling
  while (!signal.aborted) {
    const batch = outbox.next(folder.path, folder.uidValidity)
    if (batch === null) return
    try {
      await tell(batch, telling)
    } catch (error) {
      // Where it is what is told that ends the connection, letters must still come in the next one.
      if (!signal.aborted) outbox.note(batch.tasks, { kind: 'later' })
      throw error
    }
  }
}

async function tell({ action, tasks }: Batch, telling: Telling): Promise<void> {
  const { session, folder, outbox, keyword } = telling
  const code = await refusalOf(action, telling)
  if (code !== null) return outbox.note(tasks, { kind: 'refused', code })
  const sizes = await sizesOf(tasks, session)
  const [there, gone] = split(tasks, ({ uid }) => sizes.has(uid))
  outbox.note(gone, { kind: 'gone' })
  const mark = permits(folder, keyword) ? [keyword] : []
  switch (action.does) {
    case 'mark':
      return doAndNote(there, () => addFlags(there, mark, session), telling)
    case 'seen':
      return doAndNote(there, () => addFlags(there, ['\\Seen', ...mark], session), telling)
    case 'keyword':
      return doAndNote(there, () => addFlags(there, [keyword], session), telling)
    case 'move': {
      const sound = await soundOnes(there, sizes, telling)
      return doAndNote(
        sound,
        async () =>
          (await addFlags(sound, mark, session)) &&
          Boolean(await session.command(client => client.messageMove(uidsOf(sound), action.folder, { uid: true }))),
        telling,
      )
    }
    case 'delete': {
      const sound = await soundOnes(there, sizes, telling)
      const remove = () => session.command(client => client.messageDelete(uidsOf(sound), { uid: true }))
      return doAndNote(sound, remove, telling)
    }
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
      if (!capabilities.has('MOVE') && !capabilities.has('UIDPLUS')) return 'after.unsafe'
      // A letter moved into its own folder is a new one there, and would be moved for ever.
      if (action.folder === folder.path || !(await hasFolder(action.folder, session))) return 'after.no-folder'
      return null
  }
}

async function hasFolder(path: string, session: ImapSession): Promise<boolean> {
  try {
    return (await session.command(client => client.status(path, { messages: true }))) !== false
  } catch {
    session.assertOpen()
    return false
  }
}

async function sizesOf(tasks: readonly Task[], session: ImapSession): Promise<ReadonlyMap<number, number>> {
  const found = await session.command(client =>
    client.fetchAll(uidsOf(tasks), { uid: true, size: true }, { uid: true }),
  )
  return new Map(found.map(({ uid, size }) => [uid, size ?? 0]))
}

/** Those whose stored letter is whole and that are still the same on the server; the others are refused and noted. */
async function soundOnes(
  tasks: readonly Task[],
  sizes: ReadonlyMap<number, number>,
  { outbox, clock, signal }: Telling,
): Promise<readonly Task[]> {
  const sound: Task[] = []
  for (const task of tasks) {
    // Reading a letter of megabytes again takes as long as a frame: the desk has its turn between two of them.
    await clock.sleep(1, signal)
    const code = sizes.get(task.uid) === task.bytes ? outbox.flawOf(task) : 'after.changed'
    if (code === null) sound.push(task)
    else outbox.note([task], { kind: 'refused', code })
  }
  return sound
}

async function addFlags(tasks: readonly Task[], flags: string[], session: ImapSession): Promise<boolean> {
  if (flags.length === 0) return true
  return session.command(client => client.messageFlagsAdd(uidsOf(tasks), flags, { uid: true, silent: true }))
}

async function doAndNote(tasks: readonly Task[], work: () => Promise<boolean>, telling: Telling): Promise<void> {
  if (tasks.length === 0) return
  const done = await work()
  // imapflow answers `false` to a refusal and to a line that was lost.
  telling.session.assertOpen()
  telling.outbox.note(tasks, { kind: done ? 'done' : 'later' } satisfies Outcome)
}

function permits({ permanentFlags }: WritableFolder, flag: string): boolean {
  if (permanentFlags === null) return true
  return permanentFlags.has(flag) || (!flag.startsWith('\\') && permanentFlags.has('\\*'))
}

const uidsOf = (tasks: readonly Task[]): string => tasks.map(({ uid }) => uid).join(',')

function split<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter(one => !isFirst(one))]
}
