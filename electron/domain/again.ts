import type { LetterPosition } from './letter.ts'

export interface Place extends LetterPosition {
  readonly mailboxId: string
}

/**
 * Whether a letter that is stored came once more: it lies at a place of its own, and in another one too. A folder that
 * was numbered anew gives the letter that it had before, and so does one whose numbers were forgotten.
 */
export function isAnother(place: Place, noted: readonly Place[]): boolean {
  const inFolder = noted.filter(({ mailboxId, folder }) => mailboxId === place.mailboxId && folder === place.folder)
  if (inFolder.some(({ uidValidity, uid }) => uidValidity === place.uidValidity && uid === place.uid)) return false
  return noted.length > inFolder.filter(({ uidValidity }) => uidValidity !== place.uidValidity).length
}
