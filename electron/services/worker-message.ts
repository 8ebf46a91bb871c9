import type { Worker } from 'node:worker_threads'
import type { Clock } from '../jobs/clock.ts'

export interface Heard<Message> {
  readonly message?: Message
  readonly end: 'heard' | 'late' | 'died'
}

/** The worker's next message that is wanted, its death, the deadline or an abort, whichever is first. */
export function messageOf<Message>(
  worker: Worker,
  clock: Clock,
  ms: number,
  isWanted: (message: Message) => boolean,
  signal?: AbortSignal,
): Promise<Heard<Message>> {
  return new Promise(resolve => {
    const over = new AbortController()
    const onMessage = (message: Message): void => {
      if (isWanted(message)) finish({ message, end: 'heard' })
    }
    const onExit = (): void => finish({ end: 'died' })

    function finish(heard: Heard<Message>): void {
      over.abort()
      worker.off('message', onMessage).off('exit', onExit)
      resolve(heard)
    }

    worker.on('message', onMessage).on('exit', onExit)
    clock.sleep(ms, signal ? AbortSignal.any([over.signal, signal]) : over.signal).then(
      () => finish({ end: 'late' }),
      () => {
        if (signal?.aborted) finish({ end: 'late' })
      },
    )
  })
}
