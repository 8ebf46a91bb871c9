import { placesOf } from '../app/places.ts'
import type { ParsedPart } from '../domain/letter.ts'
import { systemClock } from '../jobs/clock.ts'
import { createLetterParser } from '../mail/letter-parser.ts'
import { maxLetterBytes } from '../mail/limits.ts'
import type { LetterParser } from '../mail/parsed-letter.ts'
import { printEach } from './support/each-file.ts'
import { findFiles, readWithin, type Found } from './support/files.ts'
import { tenths } from './support/lines.ts'
import { readPaths } from './support/paths.ts'

export const description = 'reads letters as the program does: what each is and what it carries; nothing is stored'
export const usage = 'PATH…   (letters, or folders of letters with any names)'

export async function run(args: readonly string[]): Promise<number> {
  const files = await findFiles(readPaths(args))
  const { parseWorker } = placesOf(new URL('../entry.ts', import.meta.url).href)
  const parser = createLetterParser({ workerUrl: parseWorker, clock: systemClock })
  const counts = { letter: 0, unreadable: 0 }
  try {
    // The first letter's time is to be its own, not that of starting a thread.
    await parser.parse(new Uint8Array(0))
    await printEach('intake', files, async file => {
      const line = await look(file, parser)
      counts[line.outcome] += 1
      return line
    })
  } finally {
    await parser.stop()
  }
  console.error(`${files.length} files: ${counts.letter} letters, ${counts.unreadable} unreadable`)
  return 0
}

interface Line {
  readonly path: string
  readonly outcome: 'letter' | 'unreadable'
  readonly reason: string | null
  readonly bytes: number | null
  readonly sha256: string | null
  readonly attachments: readonly object[]
  readonly milliseconds: number
}

async function look(file: Found, parser: LetterParser): Promise<Line> {
  const { path } = file
  const nothing = { bytes: null, sha256: null, attachments: [], milliseconds: 0 }
  const refuse = (reason: string) => ({ path, outcome: 'unreadable', reason, ...nothing }) as const
  if (file.trouble !== null) return refuse(file.trouble)
  const raw = await readWithin(file.place, maxLetterBytes)
  if (raw === 'file.too-large') return { ...refuse('letter.too-large'), bytes: file.bytes }
  if (typeof raw === 'string') return refuse(raw)

  const startedAt = systemClock.elapsed()
  const { outcome, sha256 } = await parser.parse(raw)
  const measured = {
    bytes: raw.length,
    sha256,
    milliseconds: tenths(systemClock.elapsed() - startedAt),
  }
  return outcome.kind === 'letter'
    ? { path, outcome: 'letter', reason: null, ...measured, attachments: outcome.letter.parts.map(describePart) }
    : { path, outcome: 'unreadable', reason: outcome.reason, ...measured, attachments: [] }
}

function describePart(part: ParsedPart): object {
  const { name, media, declaredType, bytes, sha256, problem, takenFrom, signatureOf } = part
  return { name, type: media, declaredType, bytes, sha256, problem, takenFrom, signatureOf }
}
