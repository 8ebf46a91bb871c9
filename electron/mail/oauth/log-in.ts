import { AppError } from '../../../shared/errors.ts'
import type { Clock, Random } from '../../jobs/clock.ts'
import type { TokenAuthority } from './authority.ts'
import { browserMs } from './limits.ts'
import { createProof } from './proof.ts'
import { openRedirect } from './redirect.ts'
import { tokensOf, type StoredTokens } from './stored-tokens.ts'

export interface BrowserLogIn {
  readonly authority: TokenAuthority
  /** The host of the way back, as the authority wants it. */
  readonly loopback: string
  /** Whose mailbox it is; the page offers it. */
  readonly user: string
  readonly clock: Clock
  readonly random: Random
  readonly openExternal: (address: string) => Promise<void>
}

/**
 * Lets a person log in on the authority's page in the system's browser, which sees the password; we see a code that is
 * worth nothing without what only we know. @throws AppError `oauth.*`, `mail.*`; the reason of `signal`
 */
export async function logInByBrowser(options: BrowserLogIn, signal: AbortSignal): Promise<StoredTokens> {
  const { authority, loopback, user, clock, random, openExternal } = options
  const proof = createProof(random)
  const [done, late] = [new AbortController(), new AbortController()]
  clock.sleep(browserMs, done.signal).then(
    () => late.abort(new AppError('oauth.timeout')),
    () => {},
  )
  const redirect = await openRedirect(loopback, proof.state, AbortSignal.any([signal, late.signal]))
  try {
    await openExternal(authority.page(proof, redirect.address, user))
    const code = await redirect.code
    const grant = await authority.exchange(code, proof, redirect.address, signal)
    // Without one the mailbox would stop within the hour.
    if (grant.refreshToken === null) throw new AppError('oauth.scope', 'offline')
    return tokensOf(grant, grant.refreshToken, clock.now())
  } finally {
    done.abort()
    await redirect.stop()
  }
}
