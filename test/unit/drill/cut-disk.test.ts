import { expect, test } from 'vitest'
import { createCutDisk, type CutDisk } from '../../drill/support/cut-disk.ts'
import { readDiskTrace } from '../../drill/support/disk-trace.ts'
import { createDice } from '../../fixtures/hostile-pdfs.ts'

const database = '/data/store.db'
const log = `${database}-wal`

const hex = (text: string): string =>
  text.replaceAll(/[^]/g, one => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`)
const open = `7 openat(AT_FDCWD<${hex('/')}>, "${hex(log)}", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 21<${hex(log)}>`
const flushFolder = `7 fsync(22<${hex('/data')}>) = 0`
const flushLog = `7 fsync(21<${hex(log)}>) = 0`
const write = (text: string, at: number, thread = 7): string =>
  `${thread} pwrite64(21<${hex(log)}>, "${hex(text)}", ${text.length}, ${at}) = ${text.length}`

async function after(...lines: readonly string[]): Promise<CutDisk> {
  const disk = createCutDisk(Buffer.from('database'))
  for await (const event of readDiskTrace(lines, database)) disk.take(event)
  return disk
}

/** What is left of the log after many power cuts at the same moment, each once. */
function leftOf(disk: CutDisk): readonly (string | null)[] {
  const random = createDice(3)
  const logs = Array.from({ length: 200 }, () => disk.cut(random).log)
  const texts = logs.map(bytes => bytes?.toString('latin1').replaceAll('\0', '.') ?? null)
  return [...new Set(texts)].toSorted((a, b) => (a ?? '').localeCompare(b ?? ''))
}

test('what was flushed stays, and nothing of it is at risk', async () => {
  const disk = await after(open, write('letter', 0), flushLog, flushFolder)
  expect(disk.atRisk()).toBe(0)
})

test('what was written after the flush may be lost, and at each cut some of it is', async () => {
  const disk = await after(open, flushFolder, write('one', 0), flushLog, write('two', 3))
  expect(disk.atRisk()).toBe(1)
  expect(leftOf(disk)).toEqual(['one'])
})

test('a flush holds what was written before it began, whatever another thread writes meanwhile', async () => {
  const begun = `7 fsync(21<${hex(log)}> <unfinished ...>`
  const [ended, failed] = ['7 <... fsync resumed>) = 0', '7 <... fsync resumed>) = -1 EIO (Input/output error)']
  const lines = [open, flushFolder, write('one', 0), begun, write('two', 3, 8)]
  expect(leftOf(await after(...lines, ended))).toEqual(['one'])
  expect(leftOf(await after(...lines, failed))).toEqual(['', '...two', 'one'])
})

test('a write is torn where the blocks of a disk end, and a block that came behind a lost one leaves a hole', async () => {
  const disk = await after(open, flushFolder, write('a'.repeat(2) + 'b'.repeat(3), 4_094))
  const ends = leftOf(disk).map(left => left?.replace(/^\.{4094}/, '<'))
  expect(ends).toEqual(['', '<..bbb', '<aa'])
})

test('a log whose name was not flushed may be gone', async () => {
  expect(leftOf(await after(open, write('one', 0), flushLog))).toEqual([null])
})

test('a file that was cut short may have its old length', async () => {
  const cut = `7 ftruncate(21<${hex(log)}>, 1) = 0`
  expect(leftOf(await after(open, flushFolder, write('one', 0), flushLog, cut))).toEqual(['one'])
  const flushed = await after(open, flushFolder, write('one', 0), flushLog, cut, flushLog, write('x', 2))
  expect(leftOf(flushed)).toEqual(['o'])
})

test('a trace that does not show a write whole is refused', async () => {
  const short = `7 pwrite64(21<${hex(log)}>, "${hex('on')}"..., 3, 0) = 3`
  await expect(after(open, short)).rejects.toThrow('not whole')
})
