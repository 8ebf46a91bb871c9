import { z } from 'zod'
import type { WireError } from '../errors.ts'

export const mailSecurity = ['tls', 'starttls'] as const

const imapFields = {
  kind: z.literal('imap'),
  address: z.email().max(254),
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurity),
  user: z.string().min(1).max(254),
  folder: z.string().min(1).max(500),
}
const folderMailbox = z.strictObject({
  kind: z.literal('folder'),
  address: z.email().max(254),
  path: z.string().min(1).max(4_000),
})

/** A mailbox as stored: everything but the password, which lives in `Shell.secrets` as `mailbox:<id>`. */
export const mailboxSettings = z.discriminatedUnion('kind', [z.strictObject(imapFields), folderMailbox])
export type MailboxSettings = z.infer<typeof mailboxSettings>

/** What it takes to reach a branch mailbox. A folder is filled by another program, or by the demo. */
export const mailboxInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...imapFields, password: z.string().min(1).max(1_000) }),
  folderMailbox,
])
export type MailboxInput = z.infer<typeof mailboxInput>

/** The steps of a connection, in the order in which they can fail. */
export const checkSteps = ['server', 'protection', 'login', 'folder', 'instant'] as const
export type CheckStep = (typeof checkSteps)[number]

/** The answer to «Перевірити з'єднання»: every step passed before `failed`, and why that one failed. */
export const mailboxCheck = z.object({
  passed: z.array(z.enum(checkSteps)),
  failed: z
    .object({ step: z.enum(checkSteps), error: z.object({ code: z.string(), detail: z.string().optional() }) })
    .nullable(),
  /** What was learned on the way; null where the check did not get that far. */
  letters: z.int().nullable(),
  folders: z.array(z.string()),
  /** Round trip to the server's greeting. */
  answeredMs: z.int().nullable(),
  /** Last day of the server's certificate, epoch ms. */
  certificateUntil: z.number().nullable(),
})
export type MailboxCheck = Omit<z.infer<typeof mailboxCheck>, 'failed'> & {
  readonly failed: { readonly step: CheckStep; readonly error: WireError } | null
}

/** A job's state, as the desk shows it. */
export type JobStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'waiting'; readonly retryAt: number; readonly error: WireError }
  | { readonly kind: 'blocked'; readonly error: WireError }

export interface MailboxStatus {
  readonly id: string
  readonly kind: 'imap' | 'folder'
  readonly address: string
  readonly host: string | null
  readonly job: JobStatus
  /** When the mailbox last answered that nothing is left to fetch; null before the first time. */
  readonly lastSuccessAt: number | null
  readonly lastLetterAt: number | null
  /** The pause between two looks; a success older than three of these is not «на зв'язку». */
  readonly intervalMs: number
  /** Letters fetched of those found, while catching up. */
  readonly progress: { readonly done: number; readonly total: number } | null
}
