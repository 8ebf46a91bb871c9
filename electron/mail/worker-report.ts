import type { Worker } from 'node:worker_threads'
import type { ParsedLetter } from '../domain/letter.ts'
import type { Alarm } from './alarm.ts'
import type { ReadLetter } from './parsed-letter.ts'

export type LetterSource = Pick<ParsedLetter, 'from' | 'subject'>

/** What a worker is told to read. */
export interface ParseOrder {
  readonly raw: Uint8Array
  /** A reader died or hung over this letter: nothing is to be tried that is not needed. */
  readonly again: boolean
}

/** What a worker tells: that it listens, who sent the letter (ahead, where this is the last try), and how reading ended. */
export type ParseReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'source'; readonly source: LetterSource }
  | ({ readonly kind: 'outcome' } & ReadLetter)

/** How a wait for a worker ended. */
export type Ended =
  | { readonly kind: 'message'; readonly message: ParseReport }
  | { readonly kind: 'died'; readonly error?: unknown }
  | { readonly kind: 'late' }

/** Waits for a report of the wanted kind, the worker's death, or the deadline, whichever is first. */
export function waitForReport(
  worker: Worker,
  alarm: Alarm,
  ms: number,
  isWanted: (message: ParseReport) => boolean,
  signal?: AbortSignal,
): Promise<Ended> {
  return new Promise(resolve => {
    const onMessage = (message: ParseReport): void => {
      if (isWanted(message)) finish({ kind: 'message', message })
    }
    let reason: unknown
    // A death is over at the exit only: what the worker said before it may still come after the error.
    const onError = (error: unknown): void => void (reason = error)
    const onExit = (): void => finish({ kind: 'died', error: reason })
    const onGarbled = (error: unknown): void => finish({ kind: 'died', error })
    const onLate = (): void => finish({ kind: 'late' })

    function finish(ended: Ended): void {
      lift()
      signal?.removeEventListener('abort', onLate)
      worker.off('message', onMessage).off('messageerror', onGarbled).off('exit', onExit).off('error', onError)
      resolve(ended)
    }

    worker.on('message', onMessage).on('messageerror', onGarbled).on('error', onError).on('exit', onExit)
    const lift = alarm.set(ms, onLate)
    signal?.addEventListener('abort', onLate)
    if (signal?.aborted) onLate()
  })
}
