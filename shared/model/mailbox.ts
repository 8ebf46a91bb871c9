import { z } from 'zod'
import { authorities } from '../authorisation.ts'
import type { WireError } from '../errors.ts'

export const mailSecurity = ['tls', 'starttls'] as const

/**
 * What is done with a letter on the server once it is stored; nothing unless told. All but `leave` also put this desk's
 * keyword on it, by which another copy of the program on the same mailbox is noticed.
 */
export const afterAction = z.discriminatedUnion('does', [
  z.strictObject({ does: z.enum(['leave', 'seen', 'keyword']) }),
  z.strictObject({ does: z.literal('move'), folder: z.string().trim().min(1).max(500) }),
  /** A disk may die on the day on which the mailbox was emptied: two weeks at least. */
  z.strictObject({ does: z.literal('delete'), days: z.int().min(14).max(3_650) }),
])
export type AfterAction = z.infer<typeof afterAction>

/** SHA-256 of a certificate in hex, without colons. */
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * A log-in in the browser: what the institution registered with the authority. Nothing of it is shipped; a client secret,
 * where there is one, lives in `Shell.secrets`.
 */
export const oauthAccess = z.strictObject({
  kind: z.literal('oauth'),
  authority: z.enum(authorities),
  clientId: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,200}$/),
  /** Microsoft's name of the organisation; it has no meaning elsewhere. */
  tenant: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9.-]{1,100}$/),
})
export type OauthAccess = z.infer<typeof oauthAccess>

/** Each costs a question at every look. */
export const maxFurtherFolders = 10
const folderName = z.string().min(1).max(500)

/** Where letters of an account are handed over; never without protection. */
const sendingServer = z.strictObject({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurity),
})
export type SendingServer = z.infer<typeof sendingServer>

const imapFields = {
  kind: z.literal('imap'),
  address: z.email().max(254),
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurity),
  user: z.string().min(1).max(254),
  folder: folderName,
  /** Watched besides `folder`: looked at in turn, where that one calls by itself. */
  folders: z.array(folderName).max(maxFurtherFolders).optional(),
  after: afterAction.optional(),
  /** How the owner is proven; by a password unless told. */
  auth: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('password') }), oauthAccess]).optional(),
  /** The server's certificate that a person looked at and allowed: this one and no other, whoever signed it. */
  pin: fingerprint.optional(),
  /** Where it sends letters; by the usual names unless told. */
  smtp: sendingServer.optional(),
}
const folderMailbox = z.strictObject({
  kind: z.literal('folder'),
  address: z.email().max(254),
  path: z.string().min(1).max(4_000),
})

/** A mailbox as stored: everything but the password or the tokens, which live in `Shell.secrets` as `mailbox:<id>`. */
export const mailboxSettings = z.discriminatedUnion('kind', [z.strictObject(imapFields), folderMailbox])
export type MailboxSettings = z.infer<typeof mailboxSettings>

/** What it takes to reach a branch mailbox. A folder is filled by another program, or by the demo. */
export const mailboxInput = z.discriminatedUnion('kind', [
  z
    .strictObject({
      ...imapFields,
      password: z.string().max(1_000),
      /** For OAuth2: a log-in in the browser that was just finished, or the mailbox whose own is to go on. */
      logIn: z.string().min(1).max(100).optional(),
    })
    .refine(({ auth, password }) => (auth?.kind === 'oauth') === (password === ''), { path: ['password'] })
    .refine(({ auth, logIn }) => (auth?.kind === 'oauth') === (logIn !== undefined), { path: ['logIn'] })
    // Whatever is moved there would come as new.
    .refine(({ after, folders }) => after?.does !== 'move' || !folders?.includes(after.folder), { path: ['folders'] }),
  folderMailbox,
])
export type MailboxInput = z.infer<typeof mailboxInput>

/** The steps of a connection, in the order in which they can fail. */
export const checkSteps = ['server', 'protection', 'login', 'folder', 'instant'] as const
export type CheckStep = (typeof checkSteps)[number]

/** What a server's certificate says of itself; nothing of it is proven. */
export const certificateFacts = z.object({
  sha256: fingerprint,
  subject: z.string(),
  issuer: z.string(),
  /** Host names and addresses that it was made for. */
  names: z.array(z.string()),
  /** First and last moment, epoch ms; null where they cannot be read. */
  from: z.number().nullable(),
  until: z.number().nullable(),
})
export type CertificateFacts = z.infer<typeof certificateFacts>

/** The answer to «Перевірити з'єднання»: every step passed before `failed`, and why that one failed. */
export const mailboxCheck = z.object({
  passed: z.array(z.enum(checkSteps)),
  failed: z
    .object({ step: z.enum(checkSteps), error: z.object({ code: z.string(), detail: z.string().optional() }) })
    .nullable(),
  /** What was learned on the way; null where the check did not get that far. */
  letters: z.int().nullable(),
  folders: z.array(z.string()),
  /** Folders beyond those: too many to choose from. */
  moreFolders: z.int(),
  /** Round trip to the server's greeting. */
  answeredMs: z.int().nullable(),
  /** Last day of the server's certificate, epoch ms. */
  certificateUntil: z.number().nullable(),
  /** The certificate itself, where it is for a person to decide about: it was refused, or is pinned. */
  certificate: certificateFacts.nullable(),
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

/** A paused mailbox is asked for nothing and told nothing: its letters wait on the server until a person lets it go on. */
export type MailboxJob = JobStatus | { readonly kind: 'paused'; readonly since: number }

export interface MailboxStatus {
  readonly id: string
  readonly kind: 'imap' | 'folder'
  readonly address: string
  readonly host: string | null
  /** Where letters are fetched from: a folder of the server, or a path on this computer. */
  readonly folder: string
  /** Watched besides it. */
  readonly folders: readonly string[]
  readonly after: AfterAction
  /** SHA-256 of the certificate that a person allowed; null where a public authority vouches for it. */
  readonly pin: string | null
  /** Last moment of that certificate, epoch ms; null until a connection has seen it. */
  readonly certificateUntil: number | null
  readonly job: MailboxJob
  /** When the mailbox last answered that nothing is left to fetch; null before the first time. */
  readonly lastSuccessAt: number | null
  readonly lastLetterAt: number | null
  /** Letters received since the day began. */
  readonly lettersToday: number
  /** The pause between two looks; a success older than three of these is not «на зв'язку». */
  readonly intervalMs: number
  /** Letters fetched of those found, while catching up. */
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly outbox: OutboxStatus
  /** Other copies of this program that lately worked on the same mailbox. */
  readonly rivals: readonly Rival[]
  /** Letters in the folder of the server's filter that are not here. */
  readonly junk: number
  /** Watched folders besides the first one that cannot be looked into now. */
  readonly folderTroubles: readonly FolderTrouble[]
}

/** A folder by its name: it is gone, has another name, or is closed to us (`mail.folder`), or whatever the server said. */
export interface FolderTrouble {
  readonly folder: string
  readonly error: WireError
}

/** What is still to be done on the server with letters that are stored. */
export interface OutboxStatus {
  readonly waiting: number
  readonly refused: number
  /** Why the last one was refused. */
  readonly error: WireError | null
}

/** Another desk, by the name in its keyword. */
export interface Rival {
  readonly desk: string
  /** When a letter that it marked was received last, epoch ms. */
  readonly lastAt: number
}

/** Letters that the server's filter took and that are not here, newest first, by their headers. */
export const junkList = z.object({
  /** `unseen`: not looked for yet; `none`: there is no such folder; `closed`: it could not be looked into of late. */
  place: z.enum(['unseen', 'none', 'closed', 'open']),
  /** Letters of these days beyond those that are listed. */
  unlisted: z.int(),
  rows: z.array(
    z.object({
      folder: z.string(),
      uidValidity: z.string(),
      uid: z.int(),
      receivedAt: z.number(),
      from: z.string(),
      subject: z.string(),
      bytes: z.int(),
    }),
  ),
})
export type JunkList = z.infer<typeof junkList>

/** The answer to «Чому цього листа немає?»: what is here of a sender, and what the server holds of them right now. */
export const letterTrace = z.object({
  here: z.array(
    z.object({
      packageId: z.string(),
      receivedAt: z.number(),
      from: z.string(),
      code: z.int(),
      place: z.enum(['queue', 'aside', 'settled']),
      trouble: z.string().nullable(),
    }),
  ),
  /** Null where there is no server to ask, or it could not be asked: then `failed` says why. Beside a list, why it ends too early. */
  server: z
    .array(
      z.object({
        folder: z.string(),
        use: z.enum(['watched', 'junk', 'trash', 'other']),
        receivedAt: z.number(),
        from: z.string(),
        bytes: z.int(),
        /** `here`: stored; `coming`: it will be fetched; `elsewhere`: in a folder that is not watched. */
        fate: z.enum(['here', 'coming', 'elsewhere']),
      }),
    )
    .nullable(),
  failed: z.object({ code: z.string(), detail: z.string().optional() }).nullable(),
  /** The folder that letters are fetched from; null where there is no server. */
  watched: z.string().nullable(),
  /** When the watched folder was last seen whole. */
  lastSuccessAt: z.number().nullable(),
})
export type LetterTrace = z.infer<typeof letterTrace>
