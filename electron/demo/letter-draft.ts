import type { CopyFile } from './copy.ts'
import { kyivTime } from './kyiv-time.ts'
import type { Random } from './random.ts'

export const letterStyles = ['android', 'apple', 'webmail'] as const
export type LetterStyle = (typeof letterStyles)[number]

export interface LetterFile extends CopyFile {
  /** `application/pdf` when absent. */
  readonly mediaType?: string
}

export interface LetterDraft {
  readonly style: LetterStyle
  /** The visitor; an empty name is none. */
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly copies: readonly LetterFile[]
  /** Epoch ms. */
  readonly date: number
  /** Message-ID, boundaries and a client's moods come from here. */
  readonly random: Random
}

export function domainOf(draft: LetterDraft): string {
  return draft.from.address.split('@').at(-1) ?? ''
}

/** The `Date` header in Kyiv time. */
export function letterDate(at: number): string {
  const { offset } = kyivTime(at)
  return new Date(at + Number(offset.slice(1, 3)) * 3_600_000).toUTCString().replace('GMT', offset)
}
