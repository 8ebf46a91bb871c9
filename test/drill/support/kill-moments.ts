import { between } from '../../../electron/demo/random.ts'
import { intakeSteps, type IntakeStep } from './intake-steps.ts'

/** Where a process is ended. */
export type KillMoment =
  /** So long after its first letter was fetched. */
  | { readonly kind: 'time'; readonly ms: number }
  /** When the program reaches a step. */
  | { readonly kind: 'step'; readonly step: IntakeStep; readonly count: number }
  /** When SQLite is about to make a system call on its log. */
  | { readonly kind: 'call'; readonly call: 'pwrite64' | 'fsync'; readonly count: number }

export interface Kill {
  readonly moment: KillMoment
  /** What the database was found to be after it, or at the end of its pass. */
  readonly wrong: readonly string[]
}

/** Every letter passes the first of these; of the others there is one for a group of letters, or for a pace. */
const perLetter: readonly IntakeStep[] = ['fetch', 'fetched', 'parse', 'parsed', 'settle', 'settled']

/** The named steps, `each` times, and so many random moments; in an order that mixes them. */
export function killMoments(random: () => number, randomCount: number, each: number): readonly KillMoment[] {
  const steps = Array.from({ length: each }, () => [
    ...intakeSteps.map((step): KillMoment => ({
      kind: 'step',
      step,
      count: between(random, 1, perLetter.includes(step) ? 60 : 4),
    })),
    { kind: 'call', call: 'pwrite64', count: between(random, 1, 600) } as const,
    { kind: 'call', call: 'fsync', count: between(random, 1, 4) } as const,
  ]).flat()
  const times = Array.from({ length: randomCount }, (): KillMoment => ({ kind: 'time', ms: between(random, 5, 500) }))
  return [...steps, ...times]
    .map(moment => ({ moment, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ moment }) => moment)
}

/** A quick machine rests before a moment that a slow one comes to. Null: there is none before it. */
export function earlier(moment: KillMoment): KillMoment | null {
  if (moment.kind === 'time') return moment.ms > 1 ? { ...moment, ms: moment.ms >> 1 } : null
  return moment.count > 1 ? { ...moment, count: moment.count >> 1 } : null
}

export function nameOf(moment: KillMoment): string {
  switch (moment.kind) {
    case 'time':
      return 'at a random moment'
    case 'step':
      return stepNames[moment.step]
    case 'call':
      return moment.call === 'fsync' ? 'before the fsync of the log' : 'in the middle of the writes to the log'
  }
}

const stepNames: Readonly<Record<IntakeStep, string>> = {
  fetch: 'before an answer to a fetch',
  fetched: 'after a letter was fetched',
  parse: 'before a letter is read',
  parsed: 'after a letter was read',
  begin: 'before a transaction',
  begun: 'after a transaction began',
  settle: 'before a position is settled',
  settled: 'after a position was settled',
  commit: 'before the writes to the log',
  committed: 'after the fsync of the log',
  view: 'before a view is sent',
  viewed: 'after a view was sent',
  tell: 'before the server is told',
  told: 'after the server was told',
  noted: 'after it was noted that the server was told',
}
