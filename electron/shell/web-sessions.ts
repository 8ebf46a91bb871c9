import { timingSafeEqual } from 'node:crypto'
import type { WindowRole } from '../../shared/contract.ts'
import type { Random } from '../jobs/clock.ts'

/** Links that nobody followed, and windows that are long closed, are forgotten oldest first. */
const mostTokens = 8
const mostSessions = 20

export interface WebSessions {
  /** A one-time token that lets one browser in as `role`. */
  issue(role: WindowRole): string
  /** Uses a token up; the session that it buys, or undefined when it is unknown, used or for another role. */
  redeem(role: WindowRole, token: string): string | undefined
  admits(role: WindowRole, session: string | undefined): boolean
}

/** Who may talk to the loopback host: browsers that came by a link which was given out once. */
export function createWebSessions(random: Pick<Random, 'bytes'>): WebSessions {
  const tokens: { readonly role: WindowRole; readonly token: string }[] = []
  const sessions: { readonly role: WindowRole; readonly session: string }[] = []
  const secret = () => random.bytes(32).toString('base64url')

  return {
    issue(role) {
      const token = secret()
      tokens.push({ role, token })
      if (tokens.length > mostTokens) tokens.shift()
      return token
    },
    redeem(role, token) {
      const index = tokens.findIndex(known => known.role === role && isSame(known.token, token))
      if (index < 0) return undefined
      tokens.splice(index, 1)
      const session = secret()
      sessions.push({ role, session })
      if (sessions.length > mostSessions) sessions.shift()
      return session
    },
    admits: (role, session) =>
      session !== undefined && sessions.some(known => known.role === role && isSame(known.session, session)),
  }
}

function isSame(known: string, given: string): boolean {
  const a = Buffer.from(known)
  const b = Buffer.from(given)
  return a.length === b.length && timingSafeEqual(a, b)
}
