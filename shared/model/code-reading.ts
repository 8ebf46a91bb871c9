import type { CodeKind } from '../code-kind.ts'
import type { ErrorCode } from '../errors.ts'
import type { PayloadCheck } from '../qr-payload.ts'

/** Where a code lies, as parts (0 to 1) of the width and height of its picture as people see it: turned as a camera noted. */
export interface CodeBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** One code found in a picture or on a page. */
export interface FoundCode {
  readonly payload: string
  /** The payload's bytes are this text in UTF-8 and nothing else. */
  readonly isText: boolean
  readonly bytes: number
  readonly format: string
  readonly version: string
  readonly level: string
  /** May the reception show this code? */
  readonly verdict: PayloadCheck
  /** What it is for, in words for people. */
  readonly kind: CodeKind
  /** Of a PDF, from 1; 1 for a picture. */
  readonly page: number
  readonly box: CodeBox
}

/** Why a file gave no codes; each is also the code of a sentence that says what to do. */
export type ReadingTrouble = Extract<ErrorCode, `picture.${string}`>

/** How much of a file was looked at: a picture is one page of one. */
export interface PagesLookedAt {
  readonly lookedAt: number
  readonly of: number
}

/** What a picture or a PDF of codes says, or why it says nothing. Codes are in the order of reading: down and to the right. */
export type CodeReading =
  | { readonly kind: 'codes'; readonly codes: readonly FoundCode[]; readonly pages: PagesLookedAt }
  | { readonly kind: 'unreadable'; readonly reason: ReadingTrouble; readonly pages: PagesLookedAt }
