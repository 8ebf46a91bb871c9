import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailboxSettings } from '../../shared/model/mailbox.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { openOn, type Change } from './imap-mailbox.ts'
import { createCursor, startWatching } from './watching.ts'

/** A server whose certificate no authority that we know has signed and whose name is another one. */
let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot({ altName: 'DNS:poshta.rada.example,IP:192.0.2.7' })
})
afterAll(() => dovecot.stop())

const kinds = [
  ['from the first byte', () => ({ security: 'tls', port: dovecot.tlsPort }) as const],
  ['by STARTTLS', () => ({ security: 'starttls', port: dovecot.port }) as const],
] as const

const check = (change: Change) => openOn(dovecot, { tls: {}, ...change }).check(new AbortController().signal)

async function lookAt(change: Change): Promise<string> {
  const { certificate } = await check(change)
  return certificate!.sha256
}

describe.each(kinds)('F55: a certificate that nobody vouches for, protected %s', (_, way) => {
  it('is refused, and a person is told what it says of itself', async () => {
    const { failed, passed, certificate, letters } = await check(way())
    expect({ failed, passed, letters }).toMatchObject({
      failed: { step: 'protection', error: { code: 'mail.certificate' } },
      passed: ['server'],
      letters: null,
    })
    expect(certificate).toMatchObject({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      subject: 'Test server',
      issuer: 'Test authority',
      names: ['poshta.rada.example', '192.0.2.7'],
    })
    expect(certificate!.until! - certificate!.from!).toBe(2 * 24 * 60 * 60_000)
  })

  it('is enough once a person has pinned it, whatever its name', async () => {
    const pin = await lookAt(way())
    const { failed, certificate, certificateUntil } = await check({ ...way(), pin })
    expect(failed).toBeNull()
    expect(certificate).toMatchObject({ sha256: pin })
    expect(certificateUntil).toBe(certificate!.until)
  })

  it('is enough when its days are over too, and that is told', async () => {
    await dovecot.changeCertificate(0)
    const { failed, certificate } = await check({ ...way(), pin: await lookAt(way()) })
    expect(failed).toBeNull()
    expect(certificate!.until).toBeLessThanOrEqual(Date.now())
    await dovecot.changeCertificate()
  })

  it('is asked about again when it is another one, and neither name nor password is sent', async () => {
    const pin = await lookAt(way())
    await dovecot.changeCertificate()
    const { failed, certificate } = await check({ ...way(), pin, user: 'tajemnyj' })
    expect(failed).toEqual({ step: 'protection', error: { code: 'mail.certificate-changed' } })
    expect(certificate!.sha256).not.toBe(pin)
    expect((await check({ ...way(), pin: certificate!.sha256, user: 'dozvolenyj' })).failed).toBeNull()
    const log = await dovecot.log()
    expect(log).toMatch(/Login: user=<dozvolenyj>/)
    expect(log).not.toMatch(/tajemnyj/)
  })

  it('is watched for its last day', async () => {
    const pin = await lookAt(way())
    const watching = startWatching(openOn(dovecot, { ...way(), pin }), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    await watching.stop()
    const { certificateUntil: until } = await check({ ...way(), pin })
    expect(watching.news.filter(({ kind }) => kind === 'certificate')).toEqual([{ kind: 'certificate', until }])
  })

  it('stops a watch when it changes, even to one that an authority vouches for', async () => {
    const pin = await lookAt(way())
    const ca = await dovecot.changeCertificate()
    const watching = startWatching(openOn(dovecot, { ...way(), pin, tls: { ca } }), createCursor())
    expect(await watching.ended).toMatchObject({ code: 'mail.certificate-changed', remedy: 'operator' })
  })
})

describe('a pin', () => {
  it('is the fingerprint of one certificate: nothing else can be written there', () => {
    const settings = {
      ...{ kind: 'imap', address: 'rada@example.ua', host: 'poshta', port: 993, security: 'tls' },
      ...{ user: 'rada', folder: 'INBOX' },
    }
    for (const pin of ['', '*', 'any', 'AB'.repeat(32), 'ab:'.repeat(31) + 'ab', null, true])
      expect(mailboxSettings.safeParse({ ...settings, pin }).success).toBe(false)
    expect(mailboxSettings.safeParse({ ...settings, pin: 'ab'.repeat(32) }).success).toBe(true)
  })
})
