import { watch as watchFolder, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { AppError, toWire } from '../../shared/errors.ts'
import type { UidRanges } from '../domain/letter.ts'
import type { Clock } from '../jobs/clock.ts'
import { createBell, type Bell } from './bell.ts'
import { createFolderLook, listLetters, readLetterFile, type FolderLook, type LetterFile } from './folder-look.ts'
import { maxLetterBytes, oversizeHeaderBytes, pollMs, steadyMs, wholesaleRefusals } from './limits.ts'
import type { LetterNews, Mailbox, MailboxNews } from './mailbox.ts'
import { headersOnly } from './oversize.ts'
import { createRefusals, type Refusals } from './refusals.ts'
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
  const refusals = createRefusals(clock, intervalMs)
  let wasThere = false

  async function* watch(settled: () => UidRanges, signal: AbortSignal): AsyncGenerator<MailboxNews> {
    const bell = createBell(clock)
    const look = createFolderLook(path, clock)
    let watchers: readonly FSWatcher[] = []
    bells.add(bell)
    try {
      while (!signal.aborted) {
        for (const watcher of watchers) watcher.close()
        // Anew for each look: a folder that was replaced is another folder under the same name.
        watchers = watchChanges(path, bell)
        const ranges = settled()
        const { files, growing } = await healing(look(), ranges)
        const fresh = files.filter(file => !holdsUid(ranges, file.uid))
        const { changed, withheld } = yield* giveAll(fresh, refusals, signal)
        if (signal.aborted) return
        if (withheld > 0) yield { kind: 'withheld', letters: withheld }
        else if (!growing && !changed) yield { kind: 'settled' }
        await bell.rest(growing || changed ? steadyMs + 50 : intervalMs, signal)
      }
    } finally {
      bells.delete(bell)
      for (const watcher of watchers) watcher.close()
    }
  }

  /** A folder that was there comes back, with its disk or its network; one that never was is a mistake in the settings. */
  async function healing(looking: Promise<FolderLook>, ranges: UidRanges): Promise<FolderLook> {
    try {
      const look = await looking
      wasThere = true
      return look
    } catch (error) {
      if (wasThere || ranges.length > 0) throw new AppError('mail.lost', 'folder', error)
      throw error
    }
  }

  function wake(): void {
    for (const bell of bells) bell.ring()
  }

  return {
    intervalMs,
    watch: (kept, signal) => watch(() => kept.settled(folder, uidValidity), signal),
    wake,
    look: wake,
    async fetchOne({ uid }) {
      const { files } = await createFolderLook(path, clock)()
      const file = files.find(found => found.uid === uid)
      const news = file && (await readOne(file))
      if (!news || typeof news === 'string') throw new AppError('letter.unfetchable')
      return news
    },
    async check() {
      const nothing = {
        letters: null,
        folders: [],
        moreFolders: 0,
        answeredMs: null,
        certificateUntil: null,
        certificate: null,
      }
      try {
        const { length } = await listLetters(path)
        return { ...nothing, passed: ['folder', 'instant'], failed: null, letters: length }
      } catch (error) {
        return { ...nothing, passed: [], failed: { step: 'folder', error: toWire(error) } }
      }
    },
  }
}

interface Given {
  /** Some files are being written again: look again soon. */
  readonly changed: boolean
  /** Files that are there and could not be had. */
  readonly withheld: number
}

async function* giveAll(
  files: readonly LetterFile[],
  refusals: Refusals,
  signal: AbortSignal,
): AsyncGenerator<MailboxNews, Given> {
  refusals.keep(new Set(files.map(keyOf)))
  const kept: { readonly file: LetterFile; readonly reading: 'changed' | 'refused' }[] = []
  for (const [index, file] of files.entries()) {
    if (signal.aborted) break
    if (files.length > 1) yield { kind: 'progress', done: index, total: files.length }
    const news = await readOne(file)
    if (news === 'changed' || news === 'refused') kept.push({ file, reading: news })
    else if (news !== 'gone' && !signal.aborted) yield news
  }
  if (kept.length === files.length && kept.length > wholesaleRefusals) throw new AppError('mail.lost', 'folder')
  let withheld = 0
  for (const { file, reading } of kept) {
    // A file that is written for ever is as good as lost; as soon as it is not, it has another number.
    refusals.add(keyOf(file), reading === 'refused' ? 'refused' : 'lost')
    if (refusals.givenUp(keyOf(file)) === null) withheld += 1
    else if (!signal.aborted) yield unfetchable(file)
  }
  if (files.length > 1) yield { kind: 'progress', done: files.length, total: files.length }
  return { changed: kept.some(({ reading }) => reading === 'changed'), withheld }
}

async function readOne(file: LetterFile): Promise<LetterNews | 'gone' | 'changed' | 'refused'> {
  const oversize = file.bytes > maxLetterBytes
  const bytes = await readLetterFile(file, oversize ? oversizeHeaderBytes : maxLetterBytes)
  if (typeof bytes === 'string') return bytes
  const common = { position: positionOf(file), receivedAt: timeOf(file) }
  if (oversize) return { kind: 'oversize', ...common, headers: headersOnly(bytes), bytes: file.bytes }
  return { kind: 'letter', ...common, raw: bytes }
}

function unfetchable(file: LetterFile): LetterNews {
  const { bytes } = file
  return {
    kind: 'unfetchable',
    position: positionOf(file),
    headers: new Uint8Array(),
    bytes,
    receivedAt: timeOf(file),
  }
}

const keyOf = ({ uid }: LetterFile) => String(uid)
const positionOf = ({ uid }: LetterFile) => ({ folder, uidValidity, uid })
const timeOf = ({ modifiedAt }: LetterFile) => Math.trunc(modifiedAt)

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
