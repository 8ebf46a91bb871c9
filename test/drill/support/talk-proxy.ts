import { connect, type Socket } from 'node:net'
import { systemClock } from '../../../electron/jobs/clock.ts'
import { listen } from '../../integration/loopback.ts'

/** A moment of a talk between a client and an IMAP server. */
export interface TalkPoint {
  /** What the client has said by then, from the start of its connection; absent: nothing. */
  readonly after?: RegExp
  /** What the server has said since; its end is the last byte before the moment. Absent: nothing. */
  readonly until?: RegExp
  /** So many bytes of the server's come still before the moment. */
  readonly more?: number
}

export interface Reached {
  /** Resolves when the client has closed this connection. */
  readonly left: Promise<void>
}

export interface TalkProxy {
  readonly port: number
  /**
   * Resolves when a talk comes to this point for the first time from now on. Where it `dies` there, nothing passes any
   * more in either direction and both ends stay connected: what a cable, a router's forgotten table or a suspended peer leaves.
   */
  reach(point: TalkPoint, dies: boolean): Promise<Reached>
  /** Ends every connection. */
  cut(): void
  /** Connections of clients that are open now. */
  open(): number
  /** When a client has sent its name and password, by `Clock.elapsed`. */
  readonly logIns: readonly number[]
  stop(): Promise<void>
}

interface Goal extends TalkPoint {
  readonly dies: boolean
  readonly reached: (moment: Reached) => void
}

/** Passes bytes to a server and back, and follows what is said. */
export async function startTalkProxy(target: number): Promise<TalkProxy> {
  const clients = new Map<Socket, () => void>()
  const logIns: number[] = []
  let goal: Goal | null = null

  const listening = await listen(client => {
    const upstream = connect(target, '127.0.0.1')
    let isDead = false
    /** The goal that this talk has come near to, and what the server said since. */
    let near: Goal | null = null
    let said = ''
    let heard = ''
    const left = Promise.withResolvers<void>()
    client.setNoDelay(true)

    function arrive({ dies, reached }: Goal): void {
      isDead = dies
      goal = near = null
      reached({ left: left.promise })
    }
    function approach(): void {
      if (goal === null || near === goal || !(goal.after?.test(said) ?? true)) return
      near = goal
      heard = ''
      if (!goal.until) arrive(goal)
    }

    clients.set(client, approach)
    approach()
    upstream.on('error', () => {})
    upstream.on('data', chunk => {
      if (isDead) return
      let passing = chunk
      if (near !== null && near === goal) {
        const { until, more = 0, dies } = near
        heard += chunk.toString('latin1')
        const found = until?.exec(heard)
        const excess = found ? heard.length - (found.index + found[0].length + more) : -1
        if (excess >= 0 && dies) passing = chunk.subarray(0, Math.max(0, chunk.length - excess))
        if (excess >= 0) arrive(near)
      }
      client.write(passing)
    })
    upstream.on('close', () => !isDead && client.destroy())
    client.on('data', chunk => {
      if (isDead) return
      said += chunk.toString('latin1')
      if (/^\w+ (AUTHENTICATE|LOGIN) /im.test(chunk.toString('latin1'))) logIns.push(systemClock.elapsed())
      approach()
      if (!isDead) upstream.write(chunk)
    })
    client.on('close', () => {
      clients.delete(client)
      left.resolve()
      upstream.destroy()
    })
  })

  return {
    port: listening.port,
    logIns,
    reach(point, dies) {
      const { promise, resolve } = Promise.withResolvers<Reached>()
      goal = { ...point, dies, reached: resolve }
      for (const approach of clients.values()) approach()
      return promise
    },
    cut() {
      for (const client of clients.keys()) client.destroy()
    },
    open: () => clients.size,
    stop: listening.stop,
  }
}
