import type { WireError } from '../../../shared/errors.ts'
import type { MailboxJob } from '../../../shared/model/mailbox.ts'
import type { IntakeStep } from './intake-steps.ts'

/** What a drill asks of `intake-child.ts`. */
export interface IntakeOrder {
  /** Made by `makeDataFolder`. */
  readonly dataDir: string
  /** Intake waits while the disk has less; as the program has it unless told. */
  readonly minFreeBytes?: number
  /** It ends itself as `kill -9` would, when a step is reached for the `count`th time. */
  readonly killAt?: { readonly step: IntakeStep; readonly count: number }
}

/** As it reaches the process: JSON in its only argument. */
export interface ChildOrder extends IntakeOrder {
  /** Where the program's sources lie. */
  readonly root: string
}

/** What it prints, a line of JSON each. */
export type IntakeLine =
  /** The program starts now. */
  | { readonly kind: 'ready'; readonly pid: number }
  /** It could not start. */
  | { readonly kind: 'refused'; readonly error: WireError }
  /** Its first letter has come. */
  | { readonly kind: 'fetching' }
  /** The letter's transaction has returned: from now on it may be told that it is safe. */
  | { readonly kind: 'stored'; readonly sha256: string }
  /** What the desk is told of its mailbox, at each change. */
  | { readonly kind: 'job'; readonly job: MailboxJob }
  /** So many letters of which the server is to be told by now, at each change. */
  | { readonly kind: 'outbox'; readonly waiting: number }
  /** Nothing is left to fetch. */
  | { readonly kind: 'settled'; readonly at: number }
  /** A line of the log. */
  | { readonly kind: 'failure'; readonly event: string }
