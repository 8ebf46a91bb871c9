import type { FolderTrouble, MailboxCheck } from '../../shared/model/mailbox.ts'
import type { LetterPosition, UidRanges } from '../domain/letter.ts'
import type { DeskSign, Outbox } from './after.ts'
import type { FoundLetter, SenderQuestion } from './found-letter.ts'

/** What a mailbox tells while it is watched. */
export type MailboxNews =
  /** A letter that was not settled; the next ones may be asked for while it is dealt with. */
  | {
      readonly kind: 'letter'
      readonly position: LetterPosition
      readonly raw: Uint8Array
      readonly receivedAt: number
      /** What the server calls it wherever it lies; null where it promised no such name. */
      readonly serverId?: string | null
      /** It was asked for by a person and lies in a folder that is not watched: nothing is done with it on the server. */
      readonly isElsewhere?: true
      /** Gives the memory of `raw` back once nobody needs it any more; it is empty then. */
      readonly release?: () => void
    }
  /** A letter above the size limit: its headers only (cut at 64 KB) and its full size in bytes. */
  | {
      readonly kind: 'oversize'
      readonly position: LetterPosition
      readonly headers: Uint8Array
      readonly bytes: number
      readonly receivedAt: number
    }
  /**
   * A letter that is there and could not be had at look after look: its headers if they came (none otherwise), its size
   * in bytes as far as it is known. Not offered again once its position is settled.
   */
  | {
      readonly kind: 'unfetchable'
      readonly position: LetterPosition
      readonly headers: Uint8Array
      readonly bytes: number
      readonly receivedAt: number
    }
  /** A letter that was not settled and is held all the same: it lies here too, and is not fetched again. */
  | {
      readonly kind: 'known'
      readonly position: LetterPosition
      readonly serverId: string
      readonly bytes: number
      readonly receivedAt: number
    }
  /** How much of a round is done; only sent when a round has more than one letter. */
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** A look is over, and letters that are there could not be had: they are asked for again at the next. */
  | { readonly kind: 'withheld'; readonly letters: number }
  /** A look into a watched folder besides the first one is over, to its end or for now. */
  | { readonly kind: 'looked' }
  /** The watched folders besides the first one that cannot be looked into, whenever these are others than before. */
  | { readonly kind: 'folders'; readonly troubles: readonly FolderTrouble[] }
  /** What lies in the folder of the server's filter, newest first, whenever that has changed; nothing of it is fetched. */
  | { readonly kind: 'junk'; readonly letters: readonly JunkLetter[] }
  /** Last moment of the certificate that a person allowed, as the server showed it; told where a pin decides. */
  | { readonly kind: 'certificate'; readonly until: number }
  /** A look found nothing (more) to fetch: the connection is proven to work at this moment. */
  | { readonly kind: 'settled' }

/** A letter in the folder of the server's filter, by its headers. */
export interface JunkLetter extends LetterPosition {
  readonly receivedAt: number
  readonly from: string
  readonly subject: string
  readonly bytes: number
  /** What the server calls it wherever it lies, where it calls it anything. */
  readonly serverId: string | null
}

/** What is known of the folder of a server's filter. */
export interface JunkPlace {
  /** `unseen`: not looked for yet; `none`: the server has none; `closed`: it could not be looked into of late. */
  readonly state: 'unseen' | 'none' | 'closed' | 'open'
  /** Letters of these days that are too many to be listed. */
  readonly unlisted: number
}

/** What is stored as a letter. */
export type LetterNews = Extract<MailboxNews, { readonly kind: 'letter' | 'oversize' | 'unfetchable' }>

/** A letter of which only another place is to be noted. */
export type KnownNews = Extract<MailboxNews, { readonly kind: 'known' }>

/** What storing it takes. */
export const storedBytes = (news: LetterNews | KnownNews): number => {
  switch (news.kind) {
    case 'known':
      return 0
    case 'letter':
      return news.raw.length
    case 'oversize':
    case 'unfetchable':
      return news.headers.length
  }
}

/** What a mailbox asks of whoever keeps its letters; each answer is asked for anew. */
export interface Kept {
  /** The positions of a folder that are dealt with. */
  settled(folder: string, uidValidity: string): UidRanges
  /** The letters that are kept whole from these positions: by them the folder is known again. */
  letters(folder: string, uidValidity: string, uids: readonly number[]): readonly KeptLetter[]
  /**
   * Whether a letter is kept whole that the server calls so, that has so many bytes and that it received then: a server
   * that gives one name to two letters must not make us lose one.
   */
  holds(serverId: string, bytes: number, receivedAt: number): boolean
  /** The numbers from `from` up do not name the letters that were kept by them: whatever bears them is new. */
  distrust(folder: string, uidValidity: string, from: number): void
  /** What is to be done on the server with letters that are kept; without it the mailbox is only read. */
  readonly outbox?: Outbox
  readonly desk?: DeskSign
}

export interface KeptLetter {
  readonly uid: number
  /** Of the raw letter, in hex. */
  readonly sha256: string
  readonly bytes: number
  readonly receivedAt: number
}

/** A branch mailbox, watched; nothing in it is changed but what `kept.outbox` asks for. IMAP and a folder of letters both pass test/integration/mailbox-suite.ts. */
export interface Mailbox {
  /**
   * Opens the mailbox, yields every letter that `kept.settled` does not hold, newest first, then watches and yields
   * new ones until `signal` aborts (then it ends quietly). Looks again at least every `intervalMs`, and at once on `wake`.
   * A look ends with `settled`, with `withheld`, or, while letters are still being written, with neither. A letter whose
   * fetch ends the connection ends the watch; in the next watch of this mailbox it comes last, and it becomes
   * `unfetchable` when that goes on.
   * What `kept.outbox` holds is done after a look: the consumer asks for what follows `settled`, `withheld` or `looked`
   * only when every letter of the look is on its disk.
   * `kept.settled` is read anew at each look: the consumer adds to it in the transaction that stores the letter.
   * @throws AppError `mail.*`; whatever went wrong, its own connection is closed.
   */
  watch(kept: Kept, signal: AbortSignal): AsyncIterable<MailboxNews>
  /** Looks for new letters now, and believes in an open connection only when it answers within seconds. */
  wake(): void
  /** A person waits for a letter: looks now, in Junk too, where a connection is open. It opens none and doubts none. */
  look(): void
  /** Absent where there is no server that has a filter. */
  readonly junkPlace?: () => JunkPlace
  /** Ms until the server may be asked to let us in again, where it may be asked only so often; 0 when it may be now. */
  readonly restMs?: () => number
  /** Tries each step of a connection once, without reading any letter. Never throws for what the answer can say. */
  check(signal: AbortSignal): Promise<MailboxCheck>
  /**
   * Looks for a sender's letters in all folders, as the server has them now: yields what each folder holds, the watched
   * one first, newest first, at most `maxFindLetters` in all. Absent where there is no server that could be asked.
   * @throws AppError `mail.*`; `mail.timeout` when `signal` aborts
   */
  readonly find?: (question: SenderQuestion, signal: AbortSignal) => AsyncIterable<readonly FoundLetter[]>
  /**
   * Fetches one letter from wherever it lies, for a person who asked for it. Absent where there is no such server.
   * @throws AppError `letter.unfetchable`, `mail.*`
   */
  readonly fetchOne?: (position: LetterPosition, signal: AbortSignal) => Promise<LetterNews>
  readonly intervalMs: number
}
