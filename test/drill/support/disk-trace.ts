import type { IntakeLine } from './intake-order.ts'

/** What happened to the database and its log, byte by byte and in its order, and what the program said of it. */
export type DiskEvent =
  | { readonly kind: 'written'; readonly file: StoreFile; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly file: StoreFile; readonly length: number }
  /** The log came to be: it has its name for good when the folder was flushed. */
  | { readonly kind: 'named' }
  /** A thread asks for a flush, and has it: what was written between the two may not be in it. */
  | { readonly kind: 'syncing' | 'synced'; readonly file: StoreFile | 'folder'; readonly thread: string }
  | { readonly kind: 'stored'; readonly sha256: string }

export type StoreFile = 'database' | 'log'

/** Longer than a page of the database. */
const longestWrite = 65_536

/** Puts a command under a tracer that writes to `file` every byte that it writes. */
export function traceBytesTo(file: string): readonly string[] {
  const calls = 'trace=openat,pwrite64,ftruncate,fsync,fdatasync,unlink,write'
  const form = ['-f', '--seccomp-bpf', '-qq', '-y', '-xx', '-s', String(longestWrite)]
  return ['strace', ...form, '-e', calls, '-e', 'signal=none', '-o', file]
}

const onDescriptor = /^(\d+) +(\w+)\((\d+)<([^>]*)>(.*)$/
const onPath = /^\d+ +(openat|unlink)\((?:[^"]*, )?"([^"]*)"(.*)$/
const resumed = /^(\d+) +<\.\.\. f(?:data)?sync resumed>.*= (-?\d+)/
const written = /^, "([^"]*)", (\d+), (\d+)(?:\)| <unfinished)/

/**
 * Reads the lines of such a file until the log is removed, which a program does when it ends in good order.
 * @throws Error when a write is not there whole
 */
export async function* readDiskTrace(
  lines: AsyncIterable<string> | Iterable<string>,
  database: string,
): AsyncGenerator<DiskEvent> {
  const log = `${database}-wal`
  const files = new Map<string, StoreFile | 'folder'>([
    [database, 'database'],
    [log, 'log'],
    [database.slice(0, database.lastIndexOf('/')), 'folder'],
  ])
  const syncing = new Map<string, StoreFile | 'folder'>()
  let isNamed = false
  for await (const line of lines) {
    const [, thread = '', result] = resumed.exec(line) ?? []
    const flushed = syncing.get(thread)
    if (flushed && result !== undefined) {
      if (result === '0') yield { kind: 'synced', file: flushed, thread }
      syncing.delete(thread)
      continue
    }
    const [, name, path = '', how = ''] = onPath.exec(line) ?? []
    if (name && textOf(path) === log) {
      if (name === 'unlink') return
      if (!isNamed && how.includes('O_CREAT')) yield { kind: 'named' }
      isNamed = true
      continue
    }
    const [, by = '', call = '', descriptor, hexPath = '', rest = ''] = onDescriptor.exec(line) ?? []
    if (call === 'write' && descriptor === '1') yield* storedIn(rest)
    const file = files.get(textOf(hexPath))
    if (!file) continue
    if (call.endsWith('sync')) {
      yield { kind: 'syncing', file, thread: by }
      if (rest.includes('unfinished')) syncing.set(by, file)
      else if (rest.endsWith('= 0')) yield { kind: 'synced', file, thread: by }
    } else if (file !== 'folder' && call === 'pwrite64') yield { kind: 'written', file, ...writtenIn(rest) }
    else if (file !== 'folder' && call === 'ftruncate')
      yield { kind: 'cut', file, length: Number(/^, (\d+)/.exec(rest)![1]) }
  }
}

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex')
const textOf = (hex: string): string => bytesOf(hex).toString('utf8')

function writtenIn(rest: string): { readonly at: number; readonly bytes: Buffer } {
  const [, hex = '', length, at] = written.exec(rest) ?? []
  const bytes = bytesOf(hex)
  if (bytes.length !== Number(length)) throw new Error(`a write of ${length} bytes is not whole in the trace`)
  return { at: Number(at), bytes }
}

function storedIn(rest: string): readonly DiskEvent[] {
  const hex = /^, "([^"]*)"/.exec(rest)?.[1]
  if (hex === undefined) return []
  const line = JSON.parse(textOf(hex)) as IntakeLine
  return line.kind === 'stored' ? [{ kind: 'stored', sha256: line.sha256 }] : []
}
