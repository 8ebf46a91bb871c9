import { describe, expect, it } from 'vitest'
import { checkPayload, payloadLimit } from '../../shared/qr-payload.ts'

const id = '0123456789abcdef01234567'

describe('a link of the cabinet', () => {
  it.each([
    `https://diia.app/acquirers/offer-request/${id}`,
    'https://diia.app/acquirers/offer-request/static/9954',
    `https://diia.app/acquirers/branch/offer/offer-request/${id.repeat(5)}`,
    `https://go.diia.gov.ua/q/${id}?a=1&b=%D0%94#x`,
    `HTTPS://DIIA.APP/ACQUIRERS/${id.toUpperCase()}`,
  ])('%s is accepted', text => expect(checkPayload(text)).toBe('ok'))

  it('may be as long as the limit and no longer', () => {
    const start = 'https://diia.app/'
    expect(checkPayload(start.padEnd(payloadLimit, 'a'))).toBe('ok')
    expect(checkPayload(start.padEnd(payloadLimit + 1, 'a'))).toBe('too-long')
  })
})

describe('what is not a link of the cabinet', () => {
  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['diia.app/acquirers/1', 'not-link'],
    ['http://diia.app/acquirers/1', 'not-link'],
    ['diia://diia.app/acquirers/1', 'not-link'],
    ['javascript:alert(1)//https://diia.app/1', 'not-link'],
    ['https://', 'not-link'],
    ['https://diia.app', 'not-link'],
    ['https://diia.app/', 'not-link'],
    ['https://diia.app/documents/internal-passport/1/verify/2', 'not-link'],
    ['https://diia.app/acquirers/ 1', 'not-link'],
    [' https://diia.app/acquirers/1', 'not-link'],
    ['https://diia.app/acquirers/1\nhttps://diia.app/acquirers/2', 'not-link'],
    ['https://diia.app/acquirers/1\u202e', 'not-link'],
    ['https://diіa.app/acquirers/1', 'not-link'],
    ['https://example.com/https://diia.app/1', 'foreign-host'],
    ['https://diia.app.example.com/1', 'foreign-host'],
    ['https://diia.app@example.com/1', 'foreign-host'],
    ['https://user@diia.app/1', 'foreign-host'],
    ['https://diia.app:8443/1', 'foreign-host'],
    ['https://notdiia.app/1', 'foreign-host'],
    ['https://xdiia.gov.ua/1', 'foreign-host'],
    ['https://diia.gov.ua.example.org/1', 'foreign-host'],
    ['https://diia.app\\@example.com/1', 'not-link'],
  ])('%j is %s', (text, verdict) => expect(checkPayload(text)).toBe(verdict))
})
