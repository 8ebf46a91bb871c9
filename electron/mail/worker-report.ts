import type { Worker } from 'node:worker_threads'
import type { ParsedLetter, ParseOutcome } from '../domain/letter.ts'
import type { Clock } from '../jobs/clock.ts'

export type LetterSource = Pick<ParsedLetter, 'from' | 'subject'>

/** What a worker is told to read. */
export interface ParseOrder {
  readonly raw: Uint8Array
  /** A reader died or hung over this letter: nothing is to be tried that is not needed. */
  readonly again: boolean
}

/** What a worker tells: that it listens, who sent the letter (as soon as that is known), and how reading ended. */
export type ParseReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'source'; readonly source: LetterSource }
  | { readonly kind: 'outcome'; readonly outcome: ParseOutcome }

/** How a wait for a worker ended. */
export type Ended =
  | { readonly kind: 'message'; readonly message: ParseReport }
  | { readonly kind: 'died'; readonly error?: unknown }
  | { readonly kind: 'late' }

/** Waits for a report of the wanted kind, the worker's death, or the deadline, whichever is first. */
export function waitForReport(
  worker: Worker,
  clock: Clock,
  ms: number,
  isWanted: (message: ParseReport) => boolean,
  signal?: AbortSignal,
): Promise<Ended> {
  return new Promise(resolve => {
    const over = new AbortController()
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
      over.abort()
      worker.off('message', onMessage).off('messageerror', onGarbled).off('exit', onExit).off('error', onError)
      resolve(ended)
    }

    worker.on('message', onMessage).on('messageerror', onGarbled).on('error', onError).on('exit', onExit)
    clock.sleep(ms, signal ? AbortSignal.any([over.signal, signal]) : over.signal).then(onLate, () => {
      if (signal?.aborted) onLate()
    })
  })
}
