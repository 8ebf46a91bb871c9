import { z } from 'zod'
import type { ErrorCode } from '../errors.ts'
import { catalogueProblem } from './catalogue-problem.ts'
import type { JobStatus } from './mailbox.ts'

/** Where branches and services come from; `upload` is a file that a person handed over once. */
export const sourceKinds = ['file', 'https', 'api', 'upload'] as const
export type SourceKind = (typeof sourceKinds)[number]

const name = z.string().trim().min(1).max(100)

/** A source as stored: the tokens of the partner API are secrets of the shell. */
export const sourceSettings = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), name, path: z.string().trim().min(1).max(4_000) }),
  z.strictObject({ kind: z.literal('https'), name, address: z.url({ protocol: /^https$/ }).max(2_000) }),
  z.strictObject({ kind: z.literal('api'), name, host: z.enum(['production', 'test']) }),
  z.strictObject({ kind: z.literal('upload'), name }),
])
export type SourceSettings = z.infer<typeof sourceSettings>

const token = z.string().trim().min(1).max(2_000)

/** A source as a person names it. The second token of the API is not issued to everyone. */
export const sourceInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), name, path: z.string().trim().min(1).max(4_000) }),
  z.strictObject({ kind: z.literal('https'), name, address: z.url({ protocol: /^https$/ }).max(2_000) }),
  z.strictObject({
    kind: z.literal('api'),
    name,
    host: z.enum(['production', 'test']),
    acquirerToken: token,
    authToken: token.nullable(),
  }),
])
export type SourceInput = z.infer<typeof sourceInput>

/**
 * What one field was and what it is now, as text: copies by their slugs, joined by a space; hours as shared/hours-text.ts
 * writes and reads them. Besides the fields of branches and services: `branch`, by its name, of a service that was moved;
 * `payload`; and `services`, how many there are in a branch that conflicts and are left alone with it.
 */
const fieldChange = z.object({ field: z.string(), before: z.string(), after: z.string() })
export type FieldChange = z.infer<typeof fieldChange>

export const changeKinds = ['added', 'changed', 'removed', 'returned', 'conflict', 'code'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One thing that a sync found different; a `code` waits for a person. */
export const syncChange = z.object({
  kind: z.enum(changeKinds),
  about: z.enum(['branch', 'service']),
  /** Ours; for a conflict the row that stands in its way. */
  id: z.string(),
  name: z.string(),
  branchName: z.string(),
  fields: z.array(fieldChange),
  /** With whom it conflicts: a source's id, or null for what a person typed. */
  rival: z.string().nullable(),
  /** The source's own id of a conflicting row, by which a person can give it the one that stands in its way; '' otherwise. */
  externalId: z.string(),
})
export type SyncChange = z.infer<typeof syncChange>

/** At most so many changes and problems are listed; the counts are exact. */
export const reportLimit = 500

/** The fields that a source keeps in every row, beside the names: a person's change of them lasts until the next sync. */
const keptFields = z.object({ branch: z.array(z.string()), service: z.array(z.string()) })

export const syncReport = z.object({
  at: z.number(),
  /** Not told by an older program. */
  keeps: keptFields.optional(),
  counts: z.record(z.enum(changeKinds), z.int()),
  changes: z.array(syncChange),
  /** False when rows could not be read: then what seems to be gone may only be unreadable, and nothing is marked as removed. */
  complete: z.boolean(),
  problemCount: z.int(),
  problems: z.array(catalogueProblem),
})
export type SyncReport = z.infer<typeof syncReport>

/** Why a code cannot be taken, whoever agrees; `taken`: another service has it. */
export const codeRefusals = ['empty', 'not-link', 'foreign-host', 'too-long', 'taken'] as const
export type CodeRefusal = (typeof codeRefusals)[number]

/** A code that the source has changed and a person has not yet decided on. */
export const pendingCode = z.object({
  serviceId: z.string(),
  serviceName: z.string(),
  branchName: z.string(),
  active: z.boolean(),
  beforeCheckCode: z.string(),
  after: z.string(),
  afterCheckCode: z.string(),
  refusal: z.enum(codeRefusals).nullable(),
  /** How many posters with the present code hang: they come down when the new one is taken. */
  posters: z.int(),
  foundAt: z.number(),
})
export type PendingCode = z.infer<typeof pendingCode>

export interface SourceStatus {
  readonly id: string
  readonly kind: SourceKind
  readonly name: string
  /** The path, the host of the address, or the API's host. */
  readonly place: string
  readonly job: JobStatus
  readonly intervalMs: number
  /** When it was last asked and answered; its snapshot is as old as this. */
  readonly lastSuccessAt: number | null
  /** Of the last sync that found anything. */
  readonly changed: { readonly at: number; readonly counts: Readonly<Record<ChangeKind, number>> } | null
  readonly problemCount: number
  readonly pendingCodes: number
  readonly error: ErrorCode | null
}
