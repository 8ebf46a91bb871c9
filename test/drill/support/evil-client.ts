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
  /** The most memory of the process in its course, bytes. */
  readonly peak: number
}

/** Of the heap, bytes. */
export interface HeldAnswer {
  readonly held: number
}

export interface EvilClient {
  /** Null when the process died meanwhile. */
  watch(order: WatchOrder): Promise<WatchAnswer | null>
  forget(id: number): void
  /** What its heap holds when all garbage is collected, bytes; Infinity when it dies of the question. */
  held(): Promise<number>
  /** What the process died of, each time. */
  readonly deaths: readonly string[]
  stop(): Promise<void>
}

/** Enough of the error stream for what V8 says when it ends. */
const longestWords = 16_000
const path = fileURLToPath(new URL('./evil-child.ts', import.meta.url))

/** Our client in a process of its own; another one when it dies. */
export function startEvilClient(): EvilClient {
  const waiting = new Map<number, (answer: WatchAnswer | null) => void>()
  let holding = Promise.withResolvers<number>()
  const deaths: string[] = []
  let isStopping = false
  let child = start()

  function start(): ChildProcess {
    const started = fork(path, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: ['--expose-gc'] })
    let words = ''
    started.stderr?.on('data', bytes => (words = (words + String(bytes)).slice(-longestWords)))
    started.on('message', (answer: WatchAnswer | HeldAnswer) => {
      if ('held' in answer) return holding.resolve(answer.held)
      waiting.get(answer.id)?.(answer)
      waiting.delete(answer.id)
    })
    // A question to one that is dying is answered when it is gone.
    started.on('error', () => {})
    started.on('exit', () => {
      if (isStopping) return
      child = start()
      const lost = [...waiting.values()]
      waiting.clear()
      // Not before: what it died of may not be read yet.
      started.on('close', (code, signal) => {
        const [cause = 'no word'] = /^(died of|FATAL ERROR:) .*$/m.exec(words) ?? []
        deaths.push(`${signal ?? `exit ${code}`}, ${cause.trim()}`)
        for (const resolve of lost) resolve(null)
        holding.resolve(Infinity)
      })
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
    held() {
      holding = Promise.withResolvers()
      child.send('held')
      return holding.promise
    },
    deaths,
    async stop() {
      isStopping = true
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
