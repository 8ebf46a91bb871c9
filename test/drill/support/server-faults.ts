import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Dovecot } from '../../integration/dovecot.ts'
import type { TalkProxy } from './talk-proxy.ts'

/** What a server does to its clients. */
export interface ServerFault {
  readonly name: string
  /** Does it, and returns what makes the server well again; null where there was nobody to do it to. */
  strike(dovecot: Dovecot, proxy: TalkProxy): Promise<(() => Promise<void>) | null>
}

/** The longest pause between two tries to log in, and some. */
const refusedWithinMs = 40_000

/** The server lets each user in so many times at once, so that it can be made to refuse. */
export const refusingConfig = 'mail_max_userip_connections = 1\n'

export const serverFaults: readonly ServerFault[] = [
  {
    name: 'kill -9',
    async strike(dovecot) {
      await dovecot.halt('SIGKILL')
      return dovecot.resume
    },
  },
  {
    name: 'ended in order',
    async strike(dovecot) {
      await dovecot.halt('SIGTERM')
      return dovecot.resume
    },
  },
  {
    name: 'told BYE',
    async strike(dovecot) {
      // It fails when no such user is logged in.
      return dovecot.doveadm('kick', dovecot.user).then(
        () => () => Promise.resolve(),
        () => null,
      )
    },
  },
  {
    name: 'log-in refused',
    async strike(dovecot, proxy) {
      proxy.cut()
      const intruder = await occupy(dovecot)
      const refused = proxy.reach({ after: /^\w+ (AUTHENTICATE|LOGIN) /im, until: /^\w+ NO /im }, false)
      const isRefused = await Promise.race([refused.then(() => true), pause(refusedWithinMs, false, { ref: false })])
      if (!isRefused) {
        intruder.destroy()
        return null
      }
      return () => {
        intruder.destroy()
        return Promise.resolve()
      }
    },
  },
]

/** Takes the only place that the server has for this user, as a second program with the same account would. */
async function occupy({ port, user, password }: Dovecot): Promise<Socket> {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    const words = await new Promise<string>(resolve => {
      let heard = ''
      socket.on('data', chunk => {
        heard += chunk.toString('latin1')
        if (/^a (OK|NO|BAD)/m.test(heard)) resolve(heard)
      })
      socket.on('close', () => resolve(heard))
      socket.write(`a LOGIN ${user} ${password}\r\n`)
    })
    if (/^a OK/m.test(words)) return socket
    socket.destroy()
    // The server has not noticed yet that the other one left.
    await pause(50)
  }
}
