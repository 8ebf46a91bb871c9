import type { ParseOutcome } from '../domain/letter.ts'

/** Reads a letter under limits, away from the main thread. Never throws for what is in the letter. */
export interface LetterParser {
  parse(raw: Uint8Array, signal?: AbortSignal): Promise<ParseOutcome>
  stop(): Promise<void>
}
