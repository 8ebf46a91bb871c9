import { z } from 'zod'
import { ledgerKinds } from '../ledger-kinds.ts'
import { id } from './call-spec.ts'
import { mediaKinds, copyProblems } from './package.ts'

/** How another try ended. */
export const ledgerOutcomes = [
  /** The reason is gone. */
  'mended',
  /** It was tried, and the reason is what it was. */
  'same',
  /** It can be read now; its package is settled, and was not changed. */
  'noted',
  /** It came whole, and has a package of its own, or had one already. */
  'arrived',
  /** It is in the queue. */
  'queued',
  /** The server is asked again at the next look. */
  'asked',
  /** It could not be tried: the code says why. */
  'failed',
] as const
export type LedgerOutcome = (typeof ledgerOutcomes)[number]

const wireError = z.object({ code: z.string(), detail: z.string().optional() })

/** Files of a letter that are alike. */
export const ledgerPart = z.object({
  media: z.enum(mediaKinds),
  problem: z.enum(copyProblems).nullable(),
  count: z.int(),
})
export type LedgerPart = z.infer<typeof ledgerPart>

/** One reason of one letter; a letter with two has two rows. */
export const ledgerRow = z.object({
  id: z.string(),
  kind: z.enum(ledgerKinds),
  /** When the letter was received; for `server`, when it refused. */
  at: z.number(),
  mailboxId: z.string(),
  from: z.string(),
  /** An error code, for `aside` an aside reason, null where the kind says all. */
  reason: z.string().nullable(),
  /** For `parts`, as they are now: none once they were all read. */
  parts: z.array(ledgerPart),
  /** How often this very letter came. */
  times: z.int(),
  /** The reason still stands. */
  open: z.boolean(),
  /** Somebody decided about the package. */
  settled: z.boolean(),
  /** The last try. */
  tried: z.object({ at: z.number(), outcome: z.enum(ledgerOutcomes), error: wireError.nullable() }).nullable(),
  packageId: z.string(),
})
export type LedgerRow = Readonly<z.infer<typeof ledgerRow>>

export const ledgerQuestion = z.strictObject({
  mailboxId: id.nullable(),
  kind: z.enum(ledgerKinds).nullable(),
  offset: z.int().min(0),
})
/** Newest first, by pages; the counts are of the mailbox, of every kind. */
export const ledgerPage = z.object({
  rows: z.array(ledgerRow),
  total: z.int(),
  counts: z.record(z.enum(ledgerKinds), z.int()),
})
export type LedgerPage = z.infer<typeof ledgerPage>

export const ledgerTry = z.object({ outcome: z.enum(ledgerOutcomes), error: wireError.nullable() })
export type LedgerTry = z.infer<typeof ledgerTry>
