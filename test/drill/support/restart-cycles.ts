import { lineStates, type LineState } from './line-states.ts'
import { serverFaults, type ServerFault } from './server-faults.ts'

/** One trouble: in which moment of a talk, what, and for how long. */
export interface RestartCycle {
  readonly state: LineState
  readonly fault: ServerFault
  readonly downMs: number
  readonly letters: number
}

const downs = [0, 300, 1_000, 3_000]

/** Every fault in every moment that can be seen without protection; then long absences. */
export function restartCycles(rounds: number): readonly RestartCycle[] {
  const states = lineStates.filter(({ security }) => security === undefined)
  const pairs = states.flatMap((state, at) =>
    serverFaults.map((fault, index) => ({ state, fault, downMs: downs[(at + index) % downs.length]! })),
  )
  const long = [30_000, 75_000, 150_000].map((downMs, at) => ({
    ...{ downMs, fault: serverFaults[at % 2]! },
    state: lineStates.find(({ name }) => name === 'in IDLE')!,
  }))
  return Array.from({ length: rounds }, () => pairs)
    .flat()
    .concat(long)
    .map((cycle, at) => ({ ...cycle, letters: 1 + (at % 3) }))
}

/** Each fault once, in a moment of another kind. */
export function fewCycles(): readonly RestartCycle[] {
  const names = ['search unanswered', 'in the middle of a literal', 'in IDLE', 'leaving IDLE']
  return serverFaults.map((fault, at) => ({
    ...{ fault, downMs: 300, letters: 2 },
    state: lineStates.find(({ name }) => name === names[at])!,
  }))
}
