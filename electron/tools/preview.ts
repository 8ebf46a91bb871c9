import { maxLetterBytes, maxParts } from '../mail/limits.ts'
import { asCopy, blankName, enclosedName, type Enclosed } from './preview/batch-letter.ts'
import { blankPdf } from './preview/blank.ts'
import { DeskLostError, openDeskWindow, type DeskWindow } from './preview/desk-window.ts'
import { isMeasured } from './preview/frame-memory.ts'
import { startDeskProgram, type DeskProgram } from './preview/program.ts'
import { ensureBuilt } from './support/ensure-built.ts'
import { findFiles, readWithin, type Found } from './support/files.ts'
import { createProgress, printLine, tenths, toLine } from './support/lines.ts'
import { readPaths } from './support/paths.ts'
import { makeScratch } from './support/scratch.ts'

export const description =
  'opens PDF, JPEG and PNG files on the real desk in Chromium: shown or refused, how fast, at what cost'
export const usage = 'PATH…   (files, or folders of files; each takes 10 s at most)'

/** Files of one letter, the blank page not counted; as many bytes as leave room for what is written around them. */
const batchFiles = Math.min(100, maxParts / 2)
const batchBytes = maxLetterBytes - 256 * 1024

/** 0 unless the desk itself was lost on the way: what is wrong with a file is no failure of the command. */
export async function run(args: readonly string[]): Promise<number> {
  const files = await findFiles(readPaths(args))
  ensureBuilt()
  using scratch = makeScratch()
  const program = await startDeskProgram(scratch.path)
  const summary = { files: 0, opened: 0, refused: 0, hung: 0, longestPauseMs: 0, deskLost: 0 }
  const progress = createProgress('preview')
  let desk: DeskWindow | undefined
  try {
    for await (const batch of readBatches(files)) {
      const known = await deliver(program, batch)
      if (known !== null) {
        desk ??= await openDeskWindow(program.operatorLink())
        await desk.openPackage(known.packageId, blankName)
        await desk.takePause()
      }
      for (const entry of batch) {
        progress.step(summary.files, files.length)
        const line = await lookAt(entry, known)
        progress.clear()
        printLine(line)
        count(line)
      }
    }
  } finally {
    await desk?.close()
    await program.stop()
  }
  if (!isMeasured) console.error('Memory is measured on Linux only.')
  console.error(toLine({ ...summary, deskAlive: summary.deskLost === 0 }))
  return summary.deskLost === 0 ? 0 : 1

  async function lookAt({ file, enclosed, reason }: Entry, known: Delivered | null) {
    const { path } = file
    const bytes = file.trouble === null ? file.bytes : null
    const refused = { path, outcome: 'refused', bytes, pages: null, milliseconds: 0, deskPauseMs: 0 } as const
    if (reason !== null || enclosed === null) return { ...refused, reason: reason ?? 'file.unreadable' }
    if (known === null || known.trouble !== null) return { ...refused, reason: known?.trouble ?? 'letter.malformed' }
    const copy = known.copies.get(enclosed.name)
    // The desk lists it as an attachment and opens only copies.
    if (copy === undefined) return { ...refused, reason: enclosed.bytes.length === 0 ? 'empty' : 'kept' }
    try {
      desk ??= await reopen(known)
      const { milliseconds, ...look } = await desk.look(enclosed.name, blankName)
      const deskPauseMs = tenths(await desk.takePause())
      return { path, bytes, type: copy.media, ...look, milliseconds: tenths(milliseconds), deskPauseMs }
    } catch (error) {
      if (!(error instanceof DeskLostError) && !isClosed(error)) throw error
      summary.deskLost += 1
      await desk?.close().catch(() => {})
      desk = undefined
      return { ...refused, reason: 'desk-lost' }
    }
  }

  async function reopen({ packageId }: Delivered): Promise<DeskWindow> {
    const opened = await openDeskWindow(program.operatorLink())
    await opened.openPackage(packageId, blankName)
    return opened
  }

  function count(line: {
    readonly outcome: string
    readonly reason: string | null
    readonly deskPauseMs: number
  }): void {
    summary.files += 1
    summary[line.outcome === 'opened' ? 'opened' : 'refused'] += 1
    if (line.reason === 'hung') summary.hung += 1
    summary.longestPauseMs = Math.max(summary.longestPauseMs, line.deskPauseMs)
  }
}

type Delivered = Awaited<ReturnType<DeskProgram['deliver']>>

interface Entry {
  readonly file: Found
  readonly enclosed: Enclosed | null
  /** Why it cannot even be sent. */
  readonly reason: string | null
}

/** Files in their order, as many together as one letter carries. */
async function* readBatches(files: readonly Found[]): AsyncGenerator<readonly Entry[]> {
  let batch: Entry[] = []
  let bytes = 0
  for (const file of files) {
    const entry = await readEntry(file, batch.length)
    const size = entry.enclosed?.bytes.length ?? 0
    if (batch.length === batchFiles || bytes + size > batchBytes) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(entry)
    bytes += size
  }
  if (batch.length > 0) yield batch
}

async function readEntry(file: Found, index: number): Promise<Entry> {
  if (file.trouble !== null) return { file, enclosed: null, reason: file.trouble }
  const bytes = await readWithin(file.place, batchBytes)
  if (typeof bytes === 'string') {
    return { file, enclosed: null, reason: bytes === 'file.too-large' ? 'letter.too-large' : bytes }
  }
  return { file, enclosed: { name: enclosedName(index, file.path), bytes: asCopy(bytes) }, reason: null }
}

/** Null when there is nothing to deliver. */
async function deliver(program: DeskProgram, batch: readonly Entry[]): Promise<Delivered | null> {
  const enclosed = batch.flatMap(entry => entry.enclosed ?? [])
  if (enclosed.length === 0) return null
  return program.deliver([{ name: blankName, bytes: blankPdf() }, ...enclosed])
}

/** The browser or its page went away in the middle of a question. */
function isClosed(error: unknown): boolean {
  return error instanceof Error && /has been closed|crashed/i.test(error.message)
}
