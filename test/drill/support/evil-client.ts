import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A watch to make; those with the same id are made by one mailbox, one after another. */
export interface WatchOrder {
  readonly id: number
  readonly port: number
  /** Of all deadlines. */
  readonly scale: number
  /** So many looks that end well are enough. */
  readonly looks: number
  readonly intervalMs: number
  readonly limitMs: number
}

/** Nothing more is asked of this mailbox. */
export interface ForgetOrder {
  readonly forget: number
}

export interface WatchAnswer {
  readonly id: number
  /** By itself, or after looks enough, or because its time was over; hung when not even then. */
  readonly end: 'ended' | 'looked' | 'cut' | 'hung'
  /** The failure that ended it, as a window is told of it. */
  readonly code: string | null
  readonly letters: readonly string[]
  /** The most memory of the process so far, bytes. */
  readonly peak: number
}

export interface EvilClient {
  /** Null when the process died meanwhile. */
  watch(order: WatchOrder): Promise<WatchAnswer | null>
  forget(id: number): void
  /** How often the process died. */
  deaths(): number
  stop(): Promise<void>
}

const path = fileURLToPath(new URL('./evil-child.ts', import.meta.url))

/** Our client in a process of its own; another one when it dies. */
export function startEvilClient(): EvilClient {
  const waiting = new Map<number, (answer: WatchAnswer | null) => void>()
  let deaths = 0
  let isStopping = false
  let child = start()

  function start(): ChildProcess {
    const started = fork(path, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
    started.on('message', (answer: WatchAnswer) => {
      waiting.get(answer.id)?.(answer)
      waiting.delete(answer.id)
    })
    started.on('exit', () => {
      if (isStopping) return
      deaths += 1
      for (const resolve of waiting.values()) resolve(null)
      waiting.clear()
      child = start()
    })
    return started
  }

  return {
    watch(order) {
      const { promise, resolve } = Promise.withResolvers<WatchAnswer | null>()
      waiting.set(order.id, resolve)
      child.send(order)
      return promise
    },
    forget: id => void child.send({ forget: id } satisfies ForgetOrder),
    deaths: () => deaths,
    async stop() {
      isStopping = true
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
