import { createHash, timingSafeEqual } from 'node:crypto'
import type { WindowRole } from '../../shared/contract.ts'
import type { Random } from '../jobs/clock.ts'
import type { Secrets } from './shell.ts'

/** Links that nobody followed are forgotten oldest first. */
const mostTokens = 8
/** Windows of one role that were ever let in; the one longest unused goes first. */
const mostSessions = 24
const secretName = 'web-sessions'

export interface WebSessions {
  /** A one-time token that lets one browser in as `role`. */
  issue(role: WindowRole): string
  /** Uses a token up; the session that it buys, or undefined when it is unknown, used or for another role. */
  redeem(role: WindowRole, token: string): string | undefined
  admits(role: WindowRole, session: string | undefined): boolean
}

/**
 * Who may talk to the loopback host: browsers that came by a link which was given out once. Sessions outlive the
 * program, as hashes among its secrets, so that the windows of one that was killed come back to the next by themselves.
 */
export function createWebSessions(random: Pick<Random, 'bytes'>, secrets: Secrets): WebSessions {
  const tokens: { readonly role: WindowRole; readonly token: string }[] = []
  const hashes = recall(secrets)
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
      hashes[role] = [...hashes[role], hashOf(session)].slice(-mostSessions)
      secrets.write(secretName, JSON.stringify(hashes))
      return session
    },
    admits(role, session) {
      if (session === undefined) return false
      const hash = hashOf(session)
      const known = hashes[role].find(one => isSame(one, hash))
      if (known !== undefined) hashes[role] = [...hashes[role].filter(one => one !== known), known]
      return known !== undefined
    },
  }
}

function recall(secrets: Secrets): Record<WindowRole, readonly string[]> {
  const kept = JSON.parse(secrets.read(secretName) ?? '{}') as Partial<Record<WindowRole, readonly string[]>>
  return { operator: kept.operator ?? [], display: kept.display ?? [] }
}

const hashOf = (session: string) => createHash('sha256').update(session).digest('base64url')

function isSame(known: string, given: string): boolean {
  const a = Buffer.from(known)
  const b = Buffer.from(given)
  return a.length === b.length && timingSafeEqual(a, b)
}
