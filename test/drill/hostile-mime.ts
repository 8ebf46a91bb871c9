import type { Worker } from 'node:worker_threads'
import { isDeepStrictEqual } from 'node:util'
import type { ParseOutcome } from '../../electron/domain/letter.ts'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createLetterParser } from '../../electron/mail/letter-parser.ts'
import { releaseBytes } from '../../electron/mail/release-bytes.ts'
import { generateLetter } from '../fixtures/generated-letters.ts'
import { createDice } from '../fixtures/hostile-pdfs.ts'
import { mutateLetter, seedLetters } from '../fixtures/letter-mutations.ts'
import type { DrillOptions } from './drill.ts'
import { mimeKinds } from './support/mime-kinds.ts'

export const description =
  'letters of 34 hostile kinds in 10 sizes and 20,000 letters changed at random, through the program’s readers: none dies, none is late, the next is read'

const limitMs = 5_000
const maxResidentMb = 600
const kilobyte = 1024
/** The largest is what the program still fetches, with room for the headers. */
const sizes = [0.1, 1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 40_900].map(size => size * kilobyte)
const shortSizes = [1, 64, 1_024].map(size => size * kilobyte)
/** Mutations between two looks at how an ordinary letter is read. */
const stride = 100

interface Try {
  readonly name: string
  readonly raw: Buffer
}

export async function run(
  report: (line: string) => void,
  { short }: Pick<DrillOptions, 'short'>,
): Promise<{ tried: number; survived: number }> {
  const workerUrl = new URL('../../electron/workers/parse-worker.ts', import.meta.url)
  const parser = createLetterParser({ workerUrl, clock: systemClock })
  let lost = 0
  const onWorker = (worker: Worker): void => void worker.once('exit', () => (lost += 1))
  process.on('worker', onWorker)
  const counts = { tried: 0, survived: 0, slowestMs: 0, slowest: '', deaths: 0, disturbed: 0 }
  try {
    const ordinary = generateLetter(createDice(1)).raw
    const expected = await parser.parse(ordinary)

    const attempt = async ({ name, raw }: Try): Promise<void> => {
      const [before, startedAt] = [lost, performance.now()]
      const { outcome } = await parser.parse(raw)
      const tookMs = performance.now() - startedAt
      releaseBytes(raw)
      const deaths = lost - before
      // In a test, the readers' own deadline is the only one.
      const isFine = deaths === 0 && (short || tookMs <= limitMs) && isReading(outcome)
      counts.tried += 1
      counts.deaths += deaths
      if (tookMs > counts.slowestMs) Object.assign(counts, { slowestMs: tookMs, slowest: name })
      if (isFine) counts.survived += 1
      else report(`FAILED  ${tookMs.toFixed(0).padStart(5)} ms  ${name}: ${told(outcome)}, ${deaths} readers lost`)
    }
    /** What came before must not show in how the next letter is read. */
    const lookAround = async (after: string): Promise<void> => {
      if (isDeepStrictEqual(await parser.parse(ordinary), expected)) return
      counts.disturbed += 1
      report(`FAILED  the letter after ${after} was disturbed`)
    }

    for (const [kind, write] of Object.entries(mimeKinds)) {
      const startedAt = performance.now()
      for (const size of short ? shortSizes : sizes) await attempt({ name: `${kind}, ${size} bytes`, raw: write(size) })
      await lookAround(kind)
      report(
        `${(performance.now() - startedAt).toFixed(0).padStart(7)} ms  ${peakMb().toFixed(0).padStart(4)} MB  ${kind}`,
      )
    }
    let mutations = 0
    for (const mutation of mutated(short ? 300 : 20_000)) {
      await attempt(mutation)
      if (++mutations % stride === 0) await lookAround(mutation.name)
    }
    report(
      `${counts.tried} letters, ${mutations} of them changed at random: slowest ${counts.slowestMs.toFixed(0)} ms (${counts.slowest}), ` +
        `${counts.deaths} readers lost, ${counts.disturbed} letters disturbed, ${peakMb().toFixed(0)} MB at most`,
    )
    // A test's own process holds whatever other tests left there.
    const isWhole = counts.disturbed === 0 && (short || peakMb() < maxResidentMb)
    return { tried: counts.tried, survived: isWhole ? counts.survived : 0 }
  } finally {
    process.off('worker', onWorker)
    await parser.stop()
  }
}

/** The most that this process with its readers held until now. */
const peakMb = (): number => process.resourceUsage().maxRSS / 1_024

/** Read, or refused for what is in it: neither for a reader that died nor for one that was late. */
function isReading(outcome: ParseOutcome): boolean {
  return outcome.kind === 'letter' || !['letter.malformed', 'letter.timeout'].includes(outcome.reason)
}

const told = (outcome: ParseOutcome): string =>
  outcome.kind === 'letter' ? `${outcome.letter.parts.length} files` : outcome.reason

/** Ordinary, awkward and hostile letters with mistakes in them; the same ones each time. */
function* mutated(letters: number): Generator<Try> {
  const dice = createDice(20)
  const kinds = Object.entries(mimeKinds)
  for (let at = 0; at < letters; at++) {
    const [kind, write] = kinds[at % kinds.length]!
    const seeds: readonly (readonly [name: string, write: () => Buffer])[] = [
      ['an awkward letter', () => seedLetters[(at >> 2) % seedLetters.length]!],
      ['an ordinary letter', () => generateLetter(dice).raw],
      [kind, () => write(2 * kilobyte)],
    ]
    const [name, seed] = seeds[at % seeds.length]!
    yield { name: `mutation ${at}, ${name}`, raw: mutateLetter(seed(), dice) }
  }
}
