import type { WireError } from '../errors.ts'
import type { TestStep, TestWay } from '../test-steps.ts'

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
