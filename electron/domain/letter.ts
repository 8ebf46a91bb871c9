import type { ErrorCode } from '../../shared/errors.ts'
import type { CopyProblem, MediaKind } from '../../shared/model/package.ts'
import type { TransferEncoding } from './transfer-encoding.ts'

/** Where a letter lies. `uidValidity` changes when the server numbers a folder anew. */
export interface LetterPosition {
  readonly folder: string
  readonly uidValidity: string
  readonly uid: number
}

/** The settled positions of one folder: sorted, disjoint, inclusive ranges of UIDs. */
export type UidRanges = readonly (readonly [first: number, last: number])[]

export interface MailAddress {
  readonly name: string
  readonly address: string
}

/** One attachment of a letter. */
export interface ParsedPart {
  /** The name as the letter gives it, decoded; '' when it gives none. Not yet safe to show or to save. */
  readonly name: string
  readonly declaredType: string
  /** By content. */
  readonly media: MediaKind
  readonly problem: CopyProblem | null
  /** Size and SHA-256 (hex) of the decoded content. */
  readonly bytes: number
  readonly sha256: string
  /** Where the encoded content lies in the raw letter, or null when a range cannot express it: then `content` is set. */
  readonly range: { readonly offset: number; readonly length: number; readonly encoding: TransferEncoding } | null
  readonly content: Uint8Array | null
  /** The place in its letter of the archive or signature that it was inside of. */
  readonly takenFrom: number | null
  /** The place in its letter of the document that it is the signature of. */
  readonly signatureOf: number | null
}

/** What wrote a letter: a server that could not deliver another one, an answering machine, or some other program. */
export type Automatic = 'bounce' | 'reply' | 'program'

/** What a letter says of itself. All text is untrusted, NFC, without control characters, cut at the limits. */
export interface ParsedLetter {
  readonly from: MailAddress
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  /** Addresses of Delivered-To, X-Original-To, Envelope-To: where the letter really went. */
  readonly deliveredTo: readonly string[]
  readonly subject: string
  readonly sentAt: number | null
  readonly messageId: string | null
  /** Null when a person wrote it, as far as its headers tell. */
  readonly automatic: Automatic | null
  readonly text: string
  readonly parts: readonly ParsedPart[]
}

/** The outcome of reading a letter: a letter, or the reason why it cannot be read (with the headers that could). */
export type ParseOutcome =
  | { readonly kind: 'letter'; readonly letter: ParsedLetter }
  | { readonly kind: 'unreadable'; readonly reason: ErrorCode; readonly from: MailAddress; readonly subject: string }
