import type { ParseOutcome } from '../domain/letter.ts'

export interface ReadLetter {
  readonly outcome: ParseOutcome
  /** Of all its bytes, in hex. */
  readonly sha256: string
}

/** Reads a letter under limits, away from the main thread. Never throws for what is in the letter. */
export interface LetterParser {
  parse(raw: Uint8Array, signal?: AbortSignal): Promise<ReadLetter>
  stop(): Promise<void>
}
