import type { WireError } from '../errors.ts'

/** The way of a letter from the sending server to this desk, in its order. */
export const testSteps = ['connected', 'accepted', 'seen', 'fetched', 'read', 'stored', 'shown'] as const
export type TestStep = (typeof testSteps)[number]

/** Who sends it: the program through the account's own server (or into its folder), or a person from anywhere. */
export const testWays = ['program', 'person'] as const
export type TestWay = (typeof testWays)[number]

/** A test letter under way, or the last one of a mailbox; kept until it is put away or the program ends. */
export interface TestLetterStatus {
  readonly mailboxId: string
  readonly by: TestWay
  /** Stands in the subject, and nobody can guess it. */
  readonly token: string
  readonly startedAt: number
  /** Ms from the start to each step that is passed. */
  readonly passed: Readonly<Partial<Record<TestStep, number>>>
  /** Where the filter of the server put it, until it is taken in. */
  readonly junk: { readonly uidValidity: string; readonly uid: number } | null
  /** What keeps it from the step; a letter that is only late may still come, and then nothing does. */
  readonly failed: { readonly step: TestStep; readonly error: WireError } | null
}

/** The first step that is not passed yet; null when the letter is at its goal. */
export function nextStep({ by, passed }: Pick<TestLetterStatus, 'by' | 'passed'>): TestStep | null {
  const way = by === 'person' ? testSteps.slice(testSteps.indexOf('seen')) : testSteps
  return way.find(step => passed[step] === undefined) ?? null
}
