import type { LetterTrace } from '../../shared/model/mailbox.ts'

type OnServer = NonNullable<LetterTrace['server']>[number]

export interface FateFacts {
  readonly use: OnServer['use']
  /** Its position is dealt with. */
  readonly isSettled: boolean
  /** It is a letter that is stored, wherever it lies now. */
  readonly isHeld: boolean
}

/** What becomes of a letter that lies on the server. */
export function fateOf({ use, isSettled, isHeld }: FateFacts): OnServer['fate'] {
  if (isHeld || isSettled) return 'here'
  return use === 'watched' ? 'coming' : 'elsewhere'
}
