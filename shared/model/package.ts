import { z } from 'zod'
import { documentTypes } from '../document-types.ts'

export const packageStates = ['new', 'in-review', 'accepted', 'rejected'] as const
export type PackageState = (typeof packageStates)[number]

/** How the service was found, in the order in which evidence counts. Shown to the clerk. */
export const evidenceKinds = ['alias', 'only-service', 'set-of-copies', 'clerk', 'none'] as const
export type Evidence = (typeof evidenceKinds)[number]

/** What a file is by its content, never by its name or declared type. */
export const mediaKinds = [
  'pdf',
  'jpeg',
  'png',
  'heic',
  'zip',
  'office',
  'winmail',
  'signature',
  'html',
  'text',
  'calendar',
  'letter',
  'other',
] as const
export type MediaKind = (typeof mediaKinds)[number]

/** Why a file cannot be shown as it is. */
export const copyProblems = [
  'empty',
  'truncated',
  /** With a password. */
  'encrypted',
  /** For the owner of a key. */
  'enveloped',
  'not-pdf',
  'undecodable',
  /** An archive that holds more than is taken out of one. */
  'too-large',
] as const
export type CopyProblem = (typeof copyProblems)[number]

/** Why a whole letter gave no package of copies. */
export const letterTroubles = ['unreadable', 'no-copies', 'too-large'] as const
export type LetterTrouble = (typeof letterTroubles)[number]

/** Why a package is held aside: one of a flood from one sender, written by a program, a test of the mailbox, or put there by a person. */
export const asideReasons = ['flood', 'automatic', 'test', 'clerk'] as const
export type AsideReason = (typeof asideReasons)[number]

export const typeSources = ['file-name', 'clerk'] as const

export const copyDetails = z.object({
  id: z.string(),
  /** The name to show: one line, no control or direction characters, at most 120 characters. */
  name: z.string(),
  media: z.enum(mediaKinds),
  type: z.enum(documentTypes).nullable(),
  typeSource: z.enum(typeSources).nullable(),
  bytes: z.int(),
  sha256: z.string(),
  problem: z.enum(copyProblems).nullable(),
  /** Ids in the same letter: of the archive or signature that it was taken out of, ... */
  takenFrom: z.string().nullable(),
  /** … of the document that it signs, and of the earlier one that has the very same content. */
  signatureOf: z.string().nullable(),
  repeats: z.string().nullable(),
})
export type CopyDetails = z.infer<typeof copyDetails>

/** One line of the checklist: a document that the service asks for and what answers it. */
export const checklistRow = z.object({
  type: z.enum(documentTypes),
  required: z.boolean(),
  /** The copy that answers, or null when none does. */
  copyId: z.string().nullable(),
})
export type ChecklistRow = z.infer<typeof checklistRow>

const address = z.object({ name: z.string(), address: z.string() })

export const letterDetails = z.object({
  from: address,
  to: z.array(address),
  subject: z.string(),
  /** What the sender's clock said, epoch ms; not to be trusted. */
  sentAt: z.number().nullable(),
  receivedAt: z.number(),
  mailbox: z.string(),
  folder: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  /** The letter's words, as plain text, cut at 4,000 characters. */
  text: z.string(),
})
export type LetterDetails = z.infer<typeof letterDetails>

/**
 * Where the letter was and when, in the order of its way; `at` is null for what has not happened, or is not known.
 * `accepted` from Junk by a person: only where somebody did.
 */
export const trailSteps = ['sent', 'received', 'accepted', 'seen', 'stored', 'shown', 'acted'] as const
export type TrailStep = (typeof trailSteps)[number]
export const trailEntry = z.object({
  step: z.enum(trailSteps),
  at: z.number().nullable(),
  /** For `received`: the folder. For `acted`: what was done, by `AfterAction['does']`. */
  detail: z.string().nullable(),
  /** For `acted`: why the server refused it, or why it waits. */
  error: z.object({ code: z.string(), detail: z.string().optional() }).nullable(),
})
export type TrailEntry = z.infer<typeof trailEntry>

export const packageDetails = z.object({
  id: z.string(),
  code: z.int(),
  state: z.enum(packageStates),
  reason: z.string().nullable(),
  serviceId: z.string().nullable(),
  serviceName: z.string().nullable(),
  evidence: z.enum(evidenceKinds),
  /** Services of this mailbox that the clerk can pick from when none was found. */
  candidates: z.array(z.object({ id: z.string(), name: z.string() })),
  checklist: z.array(checklistRow),
  /** Copies (PDF, JPEG, PNG) in the order of the letter; keys 1–9 follow this order. */
  copies: z.array(copyDetails),
  /** Ids of copies that answer nothing the service asks for. */
  extra: z.array(z.string()),
  /** Attachments that are kept and listed, not opened. */
  others: z.array(copyDetails),
  trouble: z.enum(letterTroubles).nullable(),
  /** The exact reason behind `trouble`. */
  problem: z.object({ code: z.string(), detail: z.string().optional() }).nullable(),
  letter: letterDetails,
  trail: z.array(trailEntry),
  aside: z.enum(asideReasons).nullable(),
  /** Packages of the same mailbox with the very same copies, earlier and later, newest first. */
  twins: z.array(
    z.object({
      id: z.string(),
      code: z.int(),
      receivedAt: z.number(),
      state: z.enum(packageStates),
      sender: z.string(),
    }),
  ),
  settledAt: z.number().nullable(),
})
export type PackageDetails = z.infer<typeof packageDetails>

/** A row of the queue: small, because the whole queue is pushed on every change. */
export const queueItem = z.object({
  id: z.string(),
  code: z.int(),
  state: z.enum(packageStates),
  serviceId: z.string().nullable(),
  serviceName: z.string().nullable(),
  sender: z.string(),
  receivedAt: z.number(),
  settledAt: z.number().nullable(),
  copies: z.int(),
  /** Required documents without an answer; null while the service is not known. */
  missing: z.int().nullable(),
  trouble: z.enum(letterTroubles).nullable(),
  reason: z.string().nullable(),
  aside: z.enum(asideReasons).nullable(),
  /** The first package with the very same copies: «надіслано повторно». */
  repeatsId: z.string().nullable(),
})
export type QueueItem = Readonly<z.infer<typeof queueItem>>
