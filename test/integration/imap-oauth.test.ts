import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock, systemRandom } from '../../electron/jobs/clock.ts'
import { createAuthority } from '../../electron/mail/oauth/authority.ts'
import { logInByBrowser } from '../../electron/mail/oauth/log-in.ts'
import { createTokenSource, type TokenSource } from '../../electron/mail/oauth/token-source.ts'
import { startAuthorisationServer, type AuthorisationServer } from './authorisation-server.ts'
import type { Dovecot } from './dovecot.ts'
import { openOn } from './imap-mailbox.ts'
import { startTokenDovecot } from './token-dovecot.ts'
import { createCursor, plainLetter, startWatching } from './watching.ts'

const user = 'rada@example.ua'
let authorisation: AuthorisationServer
let dovecot: Dovecot
beforeAll(async () => {
  authorisation = await startAuthorisationServer()
  dovecot = await startTokenDovecot(authorisation)
})
afterAll(async () => {
  await dovecot.stop()
  await authorisation.stop()
})

const never = new AbortController().signal

/** Tokens of somebody who logged in just now. */
async function logIn(as = user): Promise<TokenSource> {
  const client = { authority: 'google', clientId: authorisation.clientId, clientSecret: null, tenant: '' } as const
  const authority = createAuthority({
    client,
    endpoints: authorisation.endpoints,
    clock: systemClock,
    ca: authorisation.ca,
  })
  const tokens = await logInByBrowser(
    {
      ...{ authority, loopback: '127.0.0.1', user: as, clock: systemClock, random: systemRandom },
      openExternal: async page => void (await authorisation.browse(page)),
    },
    never,
  )
  let kept = JSON.stringify(tokens)
  const store = { read: () => kept, write: (value: string) => void (kept = value) }
  return createTokenSource({ authority, store, clock: systemClock })
}

const mailbox = (tokens: TokenSource) => openOn(dovecot, { user, password: '', tokens })
const check = async (tokens: TokenSource) => mailbox(tokens).check(never)

describe('F54: a mailbox that is opened with a token', () => {
  it('is read and watched as any other', async () => {
    const tokens = await logIn()
    expect((await check(tokens)).failed).toBeNull()
    await dovecot.deliver(plainLetter('one'), user)
    const watching = startWatching(mailbox(tokens), createCursor())
    await watching.until(() => watching.letters.length === 1)
    await watching.stop()
  })

  it('is opened again when the server refuses a token before its end', async () => {
    const tokens = await logIn()
    const old = await tokens.accessToken(never)
    authorisation.expireAll()
    expect((await check(tokens)).failed).toBeNull()
    expect(await tokens.accessToken(never)).not.toBe(old)
  })

  it('asks for a person when the permission was taken back', async () => {
    const tokens = await logIn()
    authorisation.revokeAll()
    expect((await check(tokens)).failed).toEqual({
      step: 'login',
      error: { code: 'oauth.revoked', detail: 'invalid_grant' },
    })
    const watching = startWatching(mailbox(tokens), createCursor())
    expect(await watching.ended).toMatchObject({ code: 'oauth.revoked', remedy: 'operator' })
  })

  it('asks for a person when the token is of another account', async () => {
    const asked = authorisation.asked.length
    const { failed, passed } = await check(await logIn('other@example.ua'))
    expect({ failed, passed }).toEqual({
      passed: ['server', 'protection'],
      failed: { step: 'login', error: { code: 'oauth.refused' } },
    })
    // A log-in, and one renewal: not one for each refusal.
    expect(authorisation.asked.slice(asked)).toEqual(['authorization_code', 'refresh_token'])
  })

  it('does not go to the server without a token', async () => {
    const tokens: TokenSource = {
      accessToken: () => Promise.reject(new Error('none')),
      refuse: () => {},
    }
    expect((await check(tokens)).passed).toEqual([])
  })
})
