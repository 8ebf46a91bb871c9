import { AppError } from '../../../shared/errors.ts'
import type { Clock } from '../../jobs/clock.ts'
import type { AuthorityEndpoints, OauthClient } from './client.ts'
import { tokenMs } from './limits.ts'
import { postForm, type FormAnswer } from './post-form.ts'
import type { Proof } from './proof.ts'
import { readTokenAnswer, type Grant } from './token-answer.ts'

export interface AuthorityOptions {
  readonly client: OauthClient
  readonly endpoints: AuthorityEndpoints
  readonly clock: Clock
  /** For tests: an authority to trust instead of the usual ones, PEM. */
  readonly ca?: string | undefined
}

/** Whoever gives tokens: every question has a deadline, and every failure is in our words. */
export interface TokenAuthority {
  /** The page on which a person is asked. */
  page(proof: Proof, redirect: string, user: string): string
  /** @throws AppError `oauth.*`, `mail.lost`, `mail.timeout` */
  exchange(code: string, proof: Proof, redirect: string, signal: AbortSignal): Promise<Grant>
  /**
   * Within its own deadline and without being stopped: an authority that rotates has forgotten the old token when it
   * answers, and an answer that nobody hears is the last. @throws AppError `oauth.*`, `mail.lost`, `mail.timeout`
   */
  refresh(refreshToken: string): Promise<Grant>
  /** Takes a grant back, where a program can; never throws but for `signal`. */
  revoke(refreshToken: string, signal: AbortSignal): Promise<void>
}

export function createAuthority({ client, endpoints, clock, ca }: AuthorityOptions): TokenAuthority {
  const { clientId, clientSecret } = client
  const identity = { client_id: clientId, ...(clientSecret !== null && { client_secret: clientSecret }) }

  async function ask(fields: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Grant> {
    const grant = readTokenAnswer(await post(endpoints.token, { ...identity, ...fields }, signal))
    // A person may untick it on the page.
    if (grant.scopes && !grant.scopes.includes(endpoints.mailScope)) throw new AppError('oauth.scope')
    return grant
  }

  async function post(
    address: string,
    fields: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<FormAnswer> {
    const [done, late] = [new AbortController(), new AbortController()]
    clock.sleep(tokenMs, done.signal).then(
      () => late.abort(new AppError('mail.timeout', 'token')),
      () => {},
    )
    try {
      return await postForm(address, fields, { signal: AbortSignal.any([signal, late.signal]), ca })
    } catch (error) {
      signal.throwIfAborted()
      throw inOurWords(error)
    } finally {
      done.abort()
    }
  }

  return {
    page({ state, challenge }, redirect, user) {
      const page = new URL(endpoints.authorise)
      const parameters = {
        ...endpoints.parameters,
        ...{ response_type: 'code', client_id: clientId, redirect_uri: redirect, scope: endpoints.scopes.join(' ') },
        ...{ state, code_challenge: challenge, code_challenge_method: 'S256', login_hint: user },
      }
      for (const [name, value] of Object.entries(parameters)) page.searchParams.set(name, value)
      return page.href
    },
    exchange: (code, { verifier }, redirect, signal) =>
      ask({ grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier }, signal),
    refresh: refreshToken =>
      ask({ grant_type: 'refresh_token', refresh_token: refreshToken }, new AbortController().signal),
    async revoke(refreshToken, signal) {
      if (endpoints.revoke === null) return
      try {
        await post(endpoints.revoke, { ...identity, token: refreshToken }, signal)
      } catch {
        // It is forgotten here all the same; the account's own page lists it until its owner removes it.
        signal.throwIfAborted()
      }
    },
  }
}

/** Verification errors of OpenSSL as Node names them, and Node's own for a wrong host. */
const certificate =
  /^(ERR_TLS_CERT_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_(CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH)/

function inOurWords(error: unknown): AppError {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new AppError(certificate.test(code) ? 'oauth.certificate' : 'mail.lost', code || undefined, error)
}
