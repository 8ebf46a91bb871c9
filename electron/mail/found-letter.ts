import type { LetterTrace } from '../../shared/model/mailbox.ts'
import type { LetterPosition } from '../domain/letter.ts'

/** What a folder is for, as the server or its name says. */
export type FolderUse = NonNullable<LetterTrace['server']>[number]['use']

export interface SenderQuestion {
  /** An address or a part of one. Personal: it is written nowhere. */
  readonly sender: string
  /** Received at this moment or later. */
  readonly since: number
}

/** A letter as it lies on the server. */
export interface FoundLetter extends LetterPosition {
  readonly use: FolderUse
  readonly receivedAt: number
  readonly from: string
  readonly bytes: number
  /** What the server calls it wherever it lies, where it calls it anything. */
  readonly serverId: string | null
}
