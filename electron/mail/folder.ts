import { watch as watchFolder, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { toWire } from '../../shared/errors.ts'
import type { Clock } from '../jobs/clock.ts'
import { createBell, type Bell } from './bell.ts'
import { createFolderLook, listLetters, readLetterFile, type LetterFile } from './folder-look.ts'
import { maxLetterBytes, oversizeHeaderBytes, pollMs, steadyMs } from './limits.ts'
import type { Mailbox, MailboxNews, UidRanges } from './mailbox.ts'
import { headersOnly } from './oversize.ts'
import { holdsUid } from './settled.ts'

/** A folder has no numbering of its own that could change: a file's number is made of the file. */
const uidValidity = 'files'
const folder = '.'

export interface FolderOptions {
  readonly path: string
  readonly clock: Clock
  readonly intervalMs?: number
}

/** A folder that another program fills with `.eml` files, or a Maildir. Nothing in it is ever changed. */
export function createFolderMailbox({ path, clock, intervalMs = pollMs }: FolderOptions): Mailbox {
  const bells = new Set<Bell>()

  async function* watch(settled: () => UidRanges, signal: AbortSignal): AsyncGenerator<MailboxNews> {
    const bell = createBell(clock)
    const look = createFolderLook(path, clock)
    const watchers = watchChanges(path, bell)
    bells.add(bell)
    try {
      while (!signal.aborted) {
        const { files, growing } = await look()
        const fresh = unsettled(files, settled())
        yield* readAll(fresh, signal)
        if (signal.aborted) return
        if (!growing) yield { kind: 'settled' }
        await bell.rest(growing ? steadyMs + 50 : intervalMs, signal)
      }
    } finally {
      bells.delete(bell)
      for (const watcher of watchers) watcher.close()
    }
  }

  return {
    intervalMs,
    watch: (settled, signal) => watch(() => settled(folder, uidValidity), signal),
    wake() {
      for (const bell of bells) bell.ring()
    },
    async check() {
      const nothing = { letters: null, folders: [], answeredMs: null, certificateUntil: null }
      try {
        const { length } = await listLetters(path)
        return { ...nothing, passed: ['folder', 'instant'], failed: null, letters: length }
      } catch (error) {
        return { ...nothing, passed: [], failed: { step: 'folder', error: toWire(error) } }
      }
    },
  }
}

function unsettled(files: readonly LetterFile[], ranges: UidRanges): LetterFile[] {
  return files.filter(file => !holdsUid(ranges, file.uid))
}

async function* readAll(files: readonly LetterFile[], signal: AbortSignal): AsyncGenerator<MailboxNews> {
  for (const [index, file] of files.entries()) {
    if (signal.aborted) return
    if (files.length > 1) yield { kind: 'progress', done: index, total: files.length }
    const news = await readOne(file)
    if (news && !signal.aborted) yield news
  }
  if (files.length > 1) yield { kind: 'progress', done: files.length, total: files.length }
}

/** Null for a file that went away or is locked: the next look tries again. */
async function readOne(file: LetterFile): Promise<MailboxNews | null> {
  const oversize = file.bytes > maxLetterBytes
  const bytes = await readLetterFile(file, oversize ? oversizeHeaderBytes : maxLetterBytes)
  if (!bytes) return null
  const position = { folder, uidValidity, uid: file.uid }
  const receivedAt = Math.trunc(file.modifiedAt)
  if (oversize) return { kind: 'oversize', position, headers: headersOnly(bytes), bytes: file.bytes, receivedAt }
  return { kind: 'letter', position, raw: bytes, receivedAt }
}

/** Rings at each change where the system tells of changes; elsewhere (network folders) the pause between looks decides. */
function watchChanges(path: string, bell: Bell): FSWatcher[] {
  return [path, join(path, 'new'), join(path, 'cur')].flatMap(place => {
    try {
      const watcher = watchFolder(place, { persistent: false }, () => bell.ring())
      // The folder went away: the look that follows says so.
      watcher.on('error', () => bell.ring())
      return [watcher]
    } catch {
      return []
    }
  })
}
