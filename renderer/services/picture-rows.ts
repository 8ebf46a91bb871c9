import type { ErrorCode } from '../../shared/errors.ts'
import type { CodeLook } from './code-look.ts'
import type { Found } from './found-code.ts'

/** The service that a picture's code is for. */
export interface ChosenService {
  readonly id: string
  readonly name: string
}

/** What is known of a picture: not read yet, why it cannot be read, or one of its codes. */
export type PictureState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'trouble'; readonly code: ErrorCode }
  | {
      readonly kind: 'code'
      readonly found: Found
      /** Of the codes of its file, from 1. */ readonly number: number
      readonly of: number
    }

/** A line of the list in which many pictures are bound to services: one for each code of each file. */
export interface PictureRow {
  readonly id: string
  readonly name: string
  /** Address of the picture; null where there is none to show. */
  readonly picture: string | null
  readonly state: PictureState
  readonly service: ChosenService | null
  /** What binding would mean; null until both are known. */
  readonly look: CodeLook | null
  /** A person has agreed that the code that stands goes. */
  readonly replaces: boolean
  readonly outcome: 'taken' | ErrorCode | null
}

export function newRow(id: string, name: string, picture: string | null): PictureRow {
  return { id, name, picture, state: { kind: 'waiting' }, service: null, look: null, replaces: false, outcome: null }
}

/** One line for each code of a file that has been read. */
export function rowsOf(row: PictureRow, codes: readonly Found[]): readonly PictureRow[] {
  return codes.map((found, index) => ({
    ...row,
    id: index === 0 ? row.id : `${row.id}-${index}`,
    state: { kind: 'code', found, number: index + 1, of: codes.length },
  }))
}

/** Whether a line can be bound as it stands. */
export function isReady({ state, service, look, replaces, outcome }: PictureRow): boolean {
  if (state.kind !== 'code' || service === null || look === null || outcome === 'taken') return false
  return look.owner === null && (look.stands === null || look.stands.checkCode === look.checkCode || replaces)
}

/** What the file is called, as words to look for a service by. */
export function wordsOf(fileName: string): string {
  return fileName
    .replace(/\.\w{1,5}$/, '')
    .replaceAll(/[_\-\s]+/g, ' ')
    .replaceAll(/\b(?:qr|код|code|diia|дія)\b/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
