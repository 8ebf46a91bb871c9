import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { IntakeLine } from './intake-order.ts'

/** What the program did, in its order, as far as it matters for what it may tell. */
export type TraceEvent =
  | { readonly kind: 'written'; readonly bytes: number }
  | { readonly kind: 'synced' }
  /** It said that this letter is stored. */
  | { readonly kind: 'stored'; readonly sha256: string }
  /** It told the server what to do with these. */
  | { readonly kind: 'told'; readonly uids: readonly number[] }

/** Puts a command under a tracer that writes to `file` what the main thread writes, flushes and sends. */
export function traceTo(file: string): readonly string[] {
  const calls = 'trace=pwrite64,fsync,fdatasync,write,writev,sendto'
  return [
    'strace',
    '-f',
    '--seccomp-bpf',
    '-qq',
    '-y',
    '-ttt',
    // As long as a command about the most letters that are told of at once.
    '-s',
    '1024',
    '-e',
    calls,
    '-e',
    'signal=none',
    '-o',
    file,
  ]
}

const call = /^(\d+) +\S+ (\w+)\((\d+)<([^>]*)>(.*)$/
const resumed = /^(\d+) +\S+ <\.\.\. (\w+) resumed>.*= (-?\d+)/
const telling = /"[0-9A-Za-z]+ UID (?:STORE|MOVE|COPY|EXPUNGE) ([\d,:]+)/

/** A trace of thousands of letters is longer than a string may be. */
export const linesOf = (file: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(file, 'latin1') })

/** Reads the lines of such a file. Other threads serve the disk and the letters, and tell nobody anything. */
export async function* readTrace(
  lines: AsyncIterable<string> | Iterable<string>,
  log: string,
): AsyncGenerator<TraceEvent> {
  let main: string | undefined
  /** A flush of the log that has begun and counts when it ends. */
  let isSyncing = false
  for await (const line of lines) {
    main ??= /^\d+/.exec(line)?.[0]
    if (!line.startsWith(`${main} `)) continue
    const end = resumed.exec(line)
    if (end) {
      if (isSyncing && end[3] === '0') yield { kind: 'synced' }
      isSyncing = false
      continue
    }
    const [, , name = '', descriptor = '', path = '', rest = ''] = call.exec(line) ?? []
    if (path === log && name === 'pwrite64') yield { kind: 'written', bytes: bytesOf(rest) }
    else if (path === log && name.endsWith('sync')) {
      if (rest.includes('unfinished')) isSyncing = true
      else if (rest.endsWith('= 0')) yield { kind: 'synced' }
    } else if (descriptor === '1') yield* storedIn(rest)
    else {
      const set = telling.exec(rest)?.[1]
      if (set !== undefined) yield { kind: 'told', uids: expand(set) }
    }
  }
}

/** The second number from the end: what was to be written, before the place where. */
const bytesOf = (rest: string): number => Number(/, (\d+), \d+(?:\)| <unfinished)/.exec(rest)?.[1] ?? 0)

function storedIn(rest: string): readonly TraceEvent[] {
  const text = /"(.*)\\n"/.exec(rest)?.[1]
  if (text === undefined) return []
  const line = JSON.parse(text.replaceAll('\\"', '"')) as IntakeLine
  return line.kind === 'stored' ? [{ kind: 'stored', sha256: line.sha256 }] : []
}

/** The UIDs of a set such as `1,4:6`. */
function expand(set: string): readonly number[] {
  return set.split(',').flatMap(range => {
    const [first = 0, last = first] = range.split(':').map(Number)
    const [low, high] = [Math.min(first, last), Math.max(first, last)]
    return Array.from({ length: high - low + 1 }, (_, at) => low + at)
  })
}
