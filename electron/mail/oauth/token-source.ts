import { AppError } from '../../../shared/errors.ts'
import type { Clock } from '../../jobs/clock.ts'
import { unless } from '../unless.ts'
import type { TokenAuthority } from './authority.ts'
import { isFresh, parseTokens, tokensOf, type StoredTokens } from './stored-tokens.ts'

/** Where one account's tokens are kept. */
export interface TokenStore {
  read(): string | undefined
  write(value: string): void
}

/** The tokens of one account, renewed when they end. */
export interface TokenSource {
  /** One that may be used now. @throws AppError `oauth.*`, `mail.*`; the reason of `signal` */
  accessToken(signal: AbortSignal): Promise<string>
  /** The mail server refused this one, whatever its end: it is not given again. */
  refuse(accessToken: string): void
}

export interface TokenSourceOptions {
  readonly authority: Pick<TokenAuthority, 'refresh'>
  readonly store: TokenStore
  readonly clock: Clock
}

export function createTokenSource({ authority, store, clock }: TokenSourceOptions): TokenSource {
  /** What is not yet on the disk: an authority that rotates has forgotten the one that is. */
  let unsaved: StoredTokens | null = null
  let refused: string | null = null
  /** One question at a time: an authority that sees a refresh token twice takes it for stolen. */
  let asking: Promise<string> | null = null

  function current(): StoredTokens {
    save()
    const tokens = parseTokens(store.read())
    if (!tokens) throw new AppError('oauth.revoked', 'none')
    return tokens
  }

  function save(): void {
    if (unsaved === null) return
    store.write(JSON.stringify(unsaved))
    unsaved = null
  }

  async function renew({ refreshToken }: StoredTokens): Promise<string> {
    const grant = await authority.refresh(refreshToken)
    unsaved = tokensOf(grant, grant.refreshToken ?? refreshToken, clock.now())
    // Before it is used: what a crash loses now, nobody can ask for again.
    save()
    return grant.accessToken
  }

  return {
    async accessToken(signal) {
      signal.throwIfAborted()
      if (asking === null) {
        const tokens = current()
        if (tokens.accessToken !== refused && isFresh(tokens, clock.now())) return tokens.accessToken
        asking = renew(tokens).finally(() => (asking = null))
        // Whoever waited may be gone when it fails.
        asking.catch(() => {})
      }
      return unless(signal, asking)
    },
    refuse: accessToken => void (refused = accessToken),
  }
}
