import { z } from 'zod'

export interface Skip {
  readonly name: string
  readonly reason: string
}

/** What one runner counted. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly Skip[]
}

/** One line of the summary. `note` says what the counts alone do not. */
export interface Row extends Tally {
  readonly name: string
  readonly seconds: number
  readonly note: string
}

const tally = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
})

/** The file that vitest-tally.ts writes. */
export function readTally(json: unknown): Tally {
  return tally.parse(json)
}

const spec = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })).default([]),
    }),
  ),
})
const suite = z.object({
  title: z.string(),
  specs: z.array(spec).default([]),
  get suites() {
    return z.array(suite).default([])
  },
})
const playwrightReport = z.object({ suites: z.array(suite), errors: z.array(z.unknown()).default([]) })

/** Playwright's JSON report. A flaky test is a failed one; an error outside tests counts as one more. */
export function readPlaywright(json: unknown): Tally {
  const { suites, errors } = playwrightReport.parse(json)
  const skipped: Skip[] = []
  const counts = { passed: 0, failed: errors.length }
  const visit = (one: z.infer<typeof suite>, path: readonly string[]) => {
    const here = [...path, one.title]
    for (const { title, tests } of one.specs) {
      for (const { status, annotations } of tests) {
        if (status === 'expected') counts.passed += 1
        else if (status !== 'skipped') counts.failed += 1
        else skipped.push({ name: [...here, title].join(' › '), reason: skipReason(annotations) })
      }
    }
    for (const inner of one.suites) visit(inner, here)
  }
  for (const one of suites) visit(one, [])
  return { ...counts, skipped }
}

function skipReason(annotations: z.infer<typeof spec>['tests'][number]['annotations']): string {
  return annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? 'no reason given'
}

/** A runner that ended badly without naming a failed test, or that ran nothing, has failed all the same. */
export function settle(counted: Tally | null, exitCode: number | null): Tally & { readonly note: string } {
  const ended = exitCode === null ? 'was stopped' : `ended with ${exitCode}`
  if (!counted) return { passed: 0, failed: 1, skipped: [], note: `left no report, ${ended}` }
  if (counted.failed === 0 && exitCode !== 0) return { ...counted, failed: 1, note: ended }
  if (counted.passed + counted.failed === 0) return { ...counted, failed: 1, note: 'ran no tests' }
  return { ...counted, note: '' }
}

/** The end of a test run: a table, the skipped tests with their reasons, remarks, and the line of counts. */
export function summaryLines(rows: readonly Row[], remarks: readonly string[]): readonly string[] {
  const width = Math.max(...rows.map(({ name }) => name.length))
  const skipped = rows.flatMap(row => row.skipped.map(skip => `skipped: ${row.name}: ${skip.name}: ${skip.reason}`))
  return [
    ...rows.map(row => {
      const counts = `${pad(row.passed)} passed ${pad(row.failed)} failed ${pad(row.skipped.length)} skipped`
      return `${row.name.padEnd(width)}  ${counts} ${pad(row.seconds.toFixed(1))} s  ${row.note}`.trimEnd()
    }),
    ...skipped,
    ...remarks,
    countLine(rows),
  ]
}

function pad(value: number | string): string {
  return String(value).padStart(5)
}

export function countLine(tallies: readonly Tally[]): string {
  const sum = (of: (one: Tally) => number) => tallies.reduce((total, one) => total + of(one), 0)
  const skipped = sum(one => one.skipped.length)
  const line = `${sum(one => one.passed)} passed, ${sum(one => one.failed)} failed`
  return skipped > 0 ? `${line}, ${skipped} skipped` : line
}
