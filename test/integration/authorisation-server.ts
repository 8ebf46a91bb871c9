import { createHash, randomBytes } from 'node:crypto'
import { createServer, get as getPlain, type IncomingMessage, type ServerResponse } from 'node:http'
import { get as getSafely } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { AuthorityEndpoints } from '../../electron/mail/oauth/client.ts'
import { startHttpsServer } from './https-server.ts'

/** What the server does from now on; a test changes it under way. */
export interface Behaviour {
  /** A refresh token is good for one use, and a second use ends the whole grant, as real ones do. */
  rotates: boolean
  lifeSeconds: number
  /** What is granted, whatever was asked for. */
  scope: string
  /** Gives no refresh token. */
  withoutRefresh: boolean
  /** The person says no. */
  denies: boolean
  /** Sends the browser back with a state of its own. */
  state: string | null
  /** Called before each answer of the token end point; a promise holds it back. */
  onToken: () => Promise<void> | void
  /** Answers with this instead of a token. */
  instead: { readonly status: number; readonly body: string } | null
}

/** An authorisation server on loopback that keeps to RFC 6749, 7636 and 7662 as far as mail needs it. */
export interface AuthorisationServer {
  readonly endpoints: AuthorityEndpoints
  readonly ca: string
  readonly clientId: string
  readonly behaviour: Behaviour
  /** Tells whether a token is in force and whose it is; Dovecot asks it. */
  readonly introspection: string
  /** The grant types asked for, in order. */
  readonly asked: readonly string[]
  /** Opens a page as a person in a browser does who says yes; returns the status of the last page. */
  browse(page: string): Promise<number>
  /** The person takes everything back on the account's own page. */
  revokeAll(): void
  /** Ends the access tokens before their time; they can be renewed. */
  expireAll(): void
  stop(): Promise<void>
}

interface Grant {
  readonly user: string
  readonly scope: string
}

interface Code extends Grant {
  readonly challenge: string
  readonly redirect: string
}

const mailScope = 'https://mail.example/imap'

export async function startAuthorisationServer(): Promise<AuthorisationServer> {
  const clientId = 'reception'
  const behaviour: Behaviour = {
    ...{ rotates: false, lifeSeconds: 3_600, scope: mailScope, withoutRefresh: false, denies: false, state: null },
    ...{ onToken: () => {}, instead: null },
  }
  const codes = new Map<string, Code>()
  const refreshTokens = new Map<string, Grant>()
  const spent = new Set<string>()
  const accessTokens = new Map<string, Grant & { readonly until: number }>()
  const asked: string[] = []
  const secret = () => randomBytes(24).toString('base64url')

  function revokeAll(): void {
    for (const tokens of [codes, refreshTokens, accessTokens]) tokens.clear()
  }

  function authorise(given: URLSearchParams, response: ServerResponse): void {
    const redirect = new URL(given.get('redirect_uri') ?? '')
    const fits =
      given.get('client_id') === clientId &&
      given.get('response_type') === 'code' &&
      given.get('code_challenge_method') === 'S256' &&
      /^(localhost|127\.0\.0\.1)$/.test(redirect.hostname)
    if (!fits) return void response.writeHead(400).end()
    redirect.searchParams.set('state', behaviour.state ?? given.get('state') ?? '')
    if (behaviour.denies) redirect.searchParams.set('error', 'access_denied')
    else {
      const code = secret()
      codes.set(code, {
        user: given.get('login_hint') ?? '',
        scope: behaviour.scope,
        challenge: given.get('code_challenge') ?? '',
        redirect: given.get('redirect_uri') ?? '',
      })
      redirect.searchParams.set('code', code)
    }
    response.writeHead(302, { location: redirect.href }).end()
  }

  function grantFor(form: URLSearchParams): Grant | string {
    if (form.get('client_id') !== clientId) return 'invalid_client'
    if (form.get('grant_type') === 'authorization_code') {
      const code = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      if (code?.challenge !== challenge || code.redirect !== form.get('redirect_uri')) return 'invalid_grant'
      return code
    }
    const token = form.get('refresh_token') ?? ''
    if (spent.has(token)) revokeAll()
    return refreshTokens.get(token) ?? 'invalid_grant'
  }

  async function give(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request))
    asked.push(form.get('grant_type') ?? '')
    const grant = grantFor(form)
    const refusal = typeof grant === 'string' ? { status: 400, body: JSON.stringify({ error: grant }) } : null
    const instead = behaviour.instead ?? refusal
    if (instead || typeof grant === 'string') {
      await behaviour.onToken()
      return void response.writeHead(instead!.status, { 'content-type': 'application/json' }).end(instead!.body)
    }
    const accessToken = secret()
    accessTokens.set(accessToken, { ...grant, until: Date.now() + behaviour.lifeSeconds * 1_000 })
    const isFirst = form.get('grant_type') === 'authorization_code'
    const refreshToken = (isFirst || behaviour.rotates) && !behaviour.withoutRefresh ? secret() : undefined
    if (refreshToken !== undefined) {
      refreshTokens.set(refreshToken, grant)
      const old = form.get('refresh_token')
      if (old !== null && refreshTokens.delete(old)) spent.add(old)
    }
    await behaviour.onToken()
    const answer = {
      ...{ access_token: accessToken, token_type: 'Bearer', expires_in: behaviour.lifeSeconds, scope: grant.scope },
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }

  const server = await startHttpsServer((request, response) => {
    const url = new URL(request.url ?? '', 'https://localhost')
    if (url.pathname === '/authorise') authorise(url.searchParams, response)
    else if (url.pathname === '/token' && request.method === 'POST') void give(request, response)
    else if (url.pathname === '/revoke' && request.method === 'POST') {
      revokeAll()
      response.end()
    } else response.writeHead(404).end()
  })

  // Dovecot asks here without protection: the two live on one machine.
  const introspecting = createServer((request, response) => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const grant = accessTokens.get(token)
    const isGood = grant !== undefined && grant.until > Date.now() && grant.scope === mailScope
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isGood ? { active: true, email: grant.user } : { active: false }))
  })
  await new Promise<void>(resolve => introspecting.listen(0, '127.0.0.1', resolve))

  async function browse(page: string): Promise<number> {
    const { headers, statusCode = 0 } = await answerOf(resolve => getSafely(page, { ca: server.authority }, resolve))
    if (headers.location === undefined) return statusCode
    return (await answerOf(resolve => getPlain(headers.location!, resolve))).statusCode ?? 0
  }

  return {
    ca: server.authority,
    clientId,
    behaviour,
    asked,
    endpoints: {
      authorise: `${server.origin}/authorise`,
      token: `${server.origin}/token`,
      revoke: `${server.origin}/revoke`,
      hosts: ['localhost'],
      mailScope,
      scopes: [mailScope],
      parameters: {},
      loopback: '127.0.0.1',
    },
    introspection: `http://127.0.0.1:${(introspecting.address() as AddressInfo).port}/`,
    browse,
    revokeAll,
    expireAll: () => accessTokens.clear(),
    async stop() {
      introspecting.closeAllConnections()
      await new Promise(resolve => introspecting.close(resolve))
      await server.stop()
    },
  }
}

async function answerOf(ask: (resolve: (answer: IncomingMessage) => void) => ReturnType<typeof getPlain>) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => ask(resolve).on('error', reject))
  await text(answer)
  return answer
}
