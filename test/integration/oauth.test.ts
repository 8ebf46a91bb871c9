import { get } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemClock, systemRandom, type Clock } from '../../electron/jobs/clock.ts'
import { createAuthority } from '../../electron/mail/oauth/authority.ts'
import { logInByBrowser } from '../../electron/mail/oauth/log-in.ts'
import type { StoredTokens } from '../../electron/mail/oauth/stored-tokens.ts'
import { createTokenSource, type TokenStore } from '../../electron/mail/oauth/token-source.ts'
import { createFakeClock } from '../fakes/clock.ts'
import { startAuthorisationServer, type AuthorisationServer, type Behaviour } from './authorisation-server.ts'

let server: AuthorisationServer
let usual: Behaviour
beforeAll(async () => {
  server = await startAuthorisationServer()
  usual = { ...server.behaviour }
})
afterEach(() => void Object.assign(server.behaviour, usual))
afterAll(() => server.stop())

const never = new AbortController().signal

function authority({ clock = systemClock, isTrusted = true } = {}) {
  const client = { authority: 'google', clientId: server.clientId, clientSecret: null, tenant: 'common' } as const
  return createAuthority({ client, endpoints: server.endpoints, clock, ca: isTrusted ? server.ca : undefined })
}

interface Wanted {
  readonly clock?: Clock
  readonly openExternal?: (page: string) => Promise<void>
  readonly signal?: AbortSignal
}

function logIn({ clock = systemClock, openExternal, signal = never }: Wanted = {}): Promise<StoredTokens> {
  return logInByBrowser(
    {
      authority: authority({ clock }),
      loopback: '127.0.0.1',
      user: 'rada@example.ua',
      clock,
      random: systemRandom,
      openExternal: openExternal ?? (async page => void (await server.browse(page))),
    },
    signal,
  )
}

describe('a log-in in the browser', () => {
  it('brings tokens for the one who asked, and asks for them with a proof', async () => {
    let status = 0
    const tokens = await logIn({ openExternal: async page => void (status = await server.browse(page)) })
    expect(status).toBe(200)
    expect(tokens.expiresAt - tokens.issuedAt).toBe(3_600_000)
    expect(tokens.refreshToken).not.toBe(tokens.accessToken)
  })

  it('does not end by an answer with a wrong state, which gets no code of ours', async () => {
    server.behaviour.state = 'guessed'
    let status = 0
    const asked = server.asked.length
    const tokens = await logIn({
      async openExternal(page) {
        status = await server.browse(page)
        server.behaviour.state = null
        await server.browse(page)
      },
    })
    expect(status).toBe(400)
    expect(server.asked.length).toBe(asked + 1)
    expect(tokens.accessToken).toBeTruthy()
  })

  it('listens to nobody but a browser that comes to its own address', async () => {
    const statuses: (number | undefined)[] = []
    await logIn({
      async openExternal(page) {
        const [redirect, state] = [
          new URL(page).searchParams.get('redirect_uri')!,
          new URL(page).searchParams.get('state')!,
        ]
        const knock = (path: string, host?: string) =>
          new Promise<void>((resolve, reject) => {
            get(new URL(path, redirect), host === undefined ? {} : { headers: { host } }, answer => {
              statuses.push(answer.statusCode)
              answer.resume().on('end', resolve)
            }).on('error', reject)
          })
        await knock('/favicon.ico')
        await knock(`/?state=${state}&code=stolen`, 'evil.example')
        await server.browse(page)
      },
    })
    expect(statuses).toEqual([404, 404])
  })

  it.each<[string, Partial<Behaviour>, string]>([
    ['the person says no', { denies: true }, 'oauth.denied'],
    ['the permission is for something else', { scope: 'profile' }, 'oauth.scope'],
    ['the permission is for an hour only', { withoutRefresh: true }, 'oauth.scope'],
    ['nobody registered the program', { instead: { status: 401, body: '{"error":"invalid_client"}' } }, 'oauth.client'],
    ['the authority is broken', { instead: { status: 503, body: '<html>' } }, 'mail.lost'],
    ['the answer is none', { instead: { status: 200, body: '{"access_token":"two words"}' } }, 'oauth.malformed'],
    ['the answer has no end', { instead: { status: 200, body: ' '.repeat(70_000) } }, 'oauth.malformed'],
  ])('says so when %s', async (_, behaviour, code) => {
    Object.assign(server.behaviour, behaviour)
    await expect(logIn()).rejects.toMatchObject({ name: 'AppError', code })
  })

  it('ends when the browser is not used in time, and when it is given up', async () => {
    const clock = createFakeClock(0)
    const late = logIn({ clock, openExternal: async () => clock.advance(10 * 60_000) })
    await expect(late).rejects.toMatchObject({ code: 'oauth.timeout' })
    const abort = new AbortController()
    const given = logIn({ signal: abort.signal, openExternal: async () => abort.abort() })
    await expect(given).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('tells nothing to a server whose certificate is not trusted', async () => {
    const asked = server.asked.length
    const refreshing = authority({ isTrusted: false }).refresh('token')
    await expect(refreshing).rejects.toMatchObject({ code: 'oauth.certificate' })
    expect(server.asked.length).toBe(asked)
  })
})

describe('F54: tokens of an account', () => {
  /** As the shell keeps them, with a disk that can be full. */
  function keep(tokens: StoredTokens) {
    let value = JSON.stringify(tokens)
    const disk = { isFull: false }
    const store: TokenStore = {
      read: () => value,
      write(next) {
        if (disk.isFull) throw new Error('full')
        value = next
      },
    }
    return { store, disk, tokens: () => JSON.parse(value) as StoredTokens }
  }

  async function open({ clock = createFakeClock(Date.now()) } = {}) {
    const kept = keep(await logIn({ clock }))
    const source = createTokenSource({ authority: authority({ clock }), store: kept.store, clock })
    return { ...kept, source, clock, first: kept.tokens() }
  }

  it('are used while they last, and renewed before they end', async () => {
    const { source, clock, first, tokens } = await open()
    expect(await source.accessToken(never)).toBe(first.accessToken)
    clock.advance(3_600_000 - 60_000)
    const next = await source.accessToken(never)
    expect(next).not.toBe(first.accessToken)
    expect(tokens()).toMatchObject({ accessToken: next, refreshToken: first.refreshToken })
    expect(await source.accessToken(never)).toBe(next)
  })

  it('are asked for once, however many wait', async () => {
    server.behaviour.rotates = true
    const { source, clock, first } = await open()
    clock.advance(3_600_000)
    const asked = server.asked.length
    const all = await Promise.all([1, 2, 3].map(() => source.accessToken(never)))
    expect(new Set(all).size).toBe(1)
    expect(all[0]).not.toBe(first.accessToken)
    expect(server.asked.slice(asked)).toEqual(['refresh_token'])
  })

  it('are kept as they rotate, also by whoever reads them after a start', async () => {
    server.behaviour.rotates = true
    const { source, clock, store, tokens } = await open()
    for (let hour = 0; hour < 3; hour += 1) {
      const before = tokens().refreshToken
      clock.advance(3_600_000)
      await source.accessToken(never)
      expect(tokens().refreshToken).not.toBe(before)
    }
    clock.advance(3_600_000)
    const started = createTokenSource({ authority: authority({ clock }), store, clock })
    expect(await started.accessToken(never)).toBe(tokens().accessToken)
  })

  it('rotate even while nobody waits any more', async () => {
    server.behaviour.rotates = true
    const { source, clock, tokens, first } = await open()
    clock.advance(3_600_000)
    const abort = new AbortController()
    server.behaviour.onToken = () => abort.abort()
    await expect(source.accessToken(abort.signal)).rejects.toMatchObject({ name: 'AbortError' })
    const next = await source.accessToken(never)
    expect(tokens().refreshToken).not.toBe(first.refreshToken)
    expect(next).toBe(tokens().accessToken)
  })

  it('that could not be written are written before they are used', async () => {
    server.behaviour.rotates = true
    const { source, clock, disk, tokens, first } = await open()
    clock.advance(3_600_000)
    disk.isFull = true
    await expect(source.accessToken(never)).rejects.toThrow('full')
    await expect(source.accessToken(never)).rejects.toThrow('full')
    expect(tokens()).toEqual(first)
    disk.isFull = false
    expect(await source.accessToken(never)).toBe(tokens().accessToken)
    expect(tokens().refreshToken).not.toBe(first.refreshToken)
  })

  it('that were taken back are asked for no more than once, and a person is called', async () => {
    const { source, clock } = await open()
    clock.advance(3_600_000)
    server.revokeAll()
    await expect(source.accessToken(never)).rejects.toMatchObject({ code: 'oauth.revoked', remedy: 'operator' })
  })

  it('that are not there, or are not tokens, call a person too', async () => {
    for (const value of [undefined, '', 'null', '{"accessToken":1}']) {
      const source = createTokenSource({
        authority: authority(),
        store: { read: () => value, write: () => {} },
        clock: systemClock,
      })
      await expect(source.accessToken(never)).rejects.toMatchObject({ code: 'oauth.revoked' })
    }
  })

  it('wait for an authority that is slow, but not for ever', async () => {
    const { source, clock, first } = await open()
    clock.advance(3_600_000)
    const held = Promise.withResolvers<void>()
    server.behaviour.onToken = () => {
      clock.advance(30_000)
      return held.promise
    }
    await expect(source.accessToken(never)).rejects.toMatchObject({ code: 'mail.timeout', remedy: 'retry' })
    held.resolve()
    server.behaviour.onToken = usual.onToken
    expect(await source.accessToken(never)).not.toBe(first.accessToken)
  })

  it('are renewed when the mail server refuses one before its end, and when the clock was set back', async () => {
    const { source, first, store, clock } = await open()
    source.refuse(first.accessToken)
    const next = await source.accessToken(never)
    expect(next).not.toBe(first.accessToken)
    const past = createFakeClock(clock.now() - 365 * 24 * 3_600_000)
    const yesterday = createTokenSource({ authority: authority(), store, clock: past })
    expect(await yesterday.accessToken(never)).not.toBe(next)
  })
})
