import { AppError } from '../../shared/errors.ts'
import type { MailboxInput, OauthAccess } from '../../shared/model/mailbox.ts'
import { createId, type Clock, type Random } from '../jobs/clock.ts'
import { createAuthority, type TokenAuthority } from '../mail/oauth/authority.ts'
import { endpointsOf, type AuthorityEndpoints, type OauthClient } from '../mail/oauth/client.ts'
import { logInByBrowser } from '../mail/oauth/log-in.ts'
import { createTokenSource, type TokenSource, type TokenStore } from '../mail/oauth/token-source.ts'
import type { Shell } from '../shell/shell.ts'
import { clientSecretName, passwordName } from './mailbox-password.ts'

/** Log-ins that nobody has saved with a mailbox yet; whoever begins again does not come back to the first ones. */
const mostWaiting = 4

export interface LogInOptions {
  readonly shell: Pick<Shell, 'secrets' | 'openExternal'>
  readonly clock: Clock
  readonly random: Random
  /** For tests: another server in place of the authorities, and the authority of its certificate. */
  readonly authorities?: AuthoritiesInstead | undefined
}

export interface AuthoritiesInstead {
  readonly endpointsOf: (client: OauthClient) => AuthorityEndpoints
  readonly ca: string
}

/** What proves the owner of each mailbox: passwords, and log-ins in the browser with their tokens. */
export interface MailboxLogIns {
  /** One at a time: a second one ends the first. @throws AppError `oauth.*`, `mail.*` */
  begin(asked: BeginLogIn): Promise<string>
  cancel(): void
  /** The tokens of a mailbox, or of a log-in that waits for one; undefined where there is a password. */
  tokensFor(input: MailboxInput): TokenSource | undefined
  /** Keeps what an input proves the owner with, for a mailbox; returns what puts back what was there. @throws AppError `call.invalid` */
  keep(mailboxId: string, input: MailboxInput): () => void
}

export interface BeginLogIn {
  readonly auth: OauthAccess
  readonly clientSecret: string | null
  readonly user: string
}

/** A log-in that no mailbox owns yet. */
interface Waiting {
  tokens: string
  readonly clientSecret: string | null
}

interface OpenSource {
  readonly auth: string
  readonly source: TokenSource
  /** What it still learns is of an account that is not this mailbox's any more. */
  retire(): void
}

export function createMailboxLogIns({ shell, clock, random, authorities }: LogInOptions): MailboxLogIns {
  const { secrets } = shell
  const endpoints = authorities?.endpointsOf ?? endpointsOf
  const waiting = new Map<string, Waiting>()
  const sources = new Map<string, OpenSource>()
  let current = new AbortController()

  const clientOf = ({ authority, clientId, tenant }: OauthAccess, clientSecret: string | null): OauthClient => ({
    ...{ authority, clientId, tenant, clientSecret },
  })
  const authorityOf = (client: OauthClient): TokenAuthority =>
    createAuthority({ client, endpoints: endpoints(client), clock, ca: authorities?.ca })

  function isItsServer(auth: OauthAccess, host: string): boolean {
    return endpoints(clientOf(auth, null)).hosts.includes(host.toLowerCase())
  }

  function storeOf(id: string): TokenStore {
    const own = waiting.get(id)
    if (own) return { read: () => own.tokens, write: value => void (own.tokens = value) }
    return { read: () => secrets.read(passwordName(id)), write: value => secrets.write(passwordName(id), value) }
  }

  function open(id: string, auth: OauthAccess): TokenSource {
    const [known, key] = [sources.get(id), JSON.stringify(auth)]
    if (known?.auth === key) return known.source
    known?.retire()
    const clientSecret = waiting.get(id)?.clientSecret ?? secrets.read(clientSecretName(id)) ?? null
    const kept = storeOf(id)
    let isRetired = false
    const store: TokenStore = { ...kept, write: value => void (isRetired || kept.write(value)) }
    const source = createTokenSource({ authority: authorityOf(clientOf(auth, clientSecret)), store, clock })
    sources.set(id, { auth: key, source, retire: () => (isRetired = true) })
    return source
  }

  function close(id: string): void {
    sources.get(id)?.retire()
    sources.delete(id)
  }

  return {
    async begin({ auth, clientSecret, user }) {
      current.abort(new AppError('oauth.denied', 'ended'))
      const own = (current = new AbortController())
      const client = clientOf(auth, clientSecret)
      const { loopback } = endpoints(client)
      const { openExternal } = shell
      const tokens = await logInByBrowser(
        { authority: authorityOf(client), loopback, user, clock, random, openExternal },
        own.signal,
      )
      const id = createId(random)
      const oldest = waiting.keys().next()
      if (waiting.size >= mostWaiting && !oldest.done) waiting.delete(oldest.value)
      waiting.set(id, { tokens: JSON.stringify(tokens), clientSecret })
      return id
    },
    cancel: () => current.abort(new AppError('oauth.denied', 'ended')),
    tokensFor(input) {
      if (input.kind !== 'imap' || input.auth?.kind !== 'oauth') return undefined
      // A token opens the whole mailbox to whoever is shown it.
      if (!isItsServer(input.auth, input.host)) return noTokens
      return open(input.logIn ?? '', input.auth)
    },
    keep(mailboxId, input) {
      const names = [passwordName(mailboxId), clientSecretName(mailboxId)]
      const before = names.map(name => [name, secrets.read(name)] as const)
      const write = (name: string, value: string | null | undefined): void => {
        if (value === null || value === undefined) secrets.remove(name)
        else secrets.write(name, value)
      }
      const putBack = (): void => {
        for (const [name, value] of before) write(name, value)
      }
      if (input.kind === 'folder') return putBack
      const { auth, host, logIn = '', password } = input
      if (auth?.kind === 'oauth') {
        if (!isItsServer(auth, host)) throw new AppError('call.invalid', 'host')
        if (logIn === mailboxId) return putBack
        const own = waiting.get(logIn)
        if (!own) throw new AppError('call.invalid', 'logIn')
        close(mailboxId)
        write(passwordName(mailboxId), own.tokens)
        write(clientSecretName(mailboxId), own.clientSecret)
        close(logIn)
        waiting.delete(logIn)
        return putBack
      }
      close(mailboxId)
      write(passwordName(mailboxId), password)
      write(clientSecretName(mailboxId), null)
      return putBack
    },
  }
}

const noTokens: TokenSource = {
  accessToken: () => Promise.reject(new AppError('call.invalid', 'host')),
  refuse() {},
}
