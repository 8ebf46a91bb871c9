import type { LetterPosition } from './letter.ts'

export interface Place extends LetterPosition {
  readonly mailboxId: string
}

/**
 * Whether a letter that a mailbox has came to it once more: it lies there at a place of its own, and in another one too. A folder that
 * was numbered anew gives the letter that it had before, and so does one whose numbers were forgotten.
 */
export function isAnother(place: Place, noted: readonly Place[]): boolean {
  const here = noted.filter(({ mailboxId }) => mailboxId === place.mailboxId)
  const inFolder = here.filter(({ folder }) => folder === place.folder)
  if (inFolder.some(({ uidValidity, uid }) => uidValidity === place.uidValidity && uid === place.uid)) return false
  return here.length > inFolder.filter(({ uidValidity }) => uidValidity !== place.uidValidity).length
}
