import { describe, expect, it } from 'vitest'
import {
  findProvider,
  guideOf,
  mailDomain,
  mailProviders,
  suggestServer,
  tenantOf,
} from '../../shared/mail-providers.ts'

describe('the domain of an address', () => {
  it.each([
    ['kadry-zrazok@ukr.net', 'ukr.net'],
    [' Kadry@UKR.NET ', 'ukr.net'],
    ['kadry@mail.rada.example.org', 'mail.rada.example.org'],
  ])('of %j is %s', (address, domain) => expect(mailDomain(address)).toBe(domain))

  it.each(['', 'kadry', 'kadry@', 'kadry@ukr', 'kadry@ukr.', '@ukr.net', 'a@b@ukr.net', 'kadry @ukr.net'])(
    'is not there yet in %j',
    address => expect(mailDomain(address)).toBe(''),
  )
})

describe('the suggested server', () => {
  it.each([
    ['ukr.net', 'imap.ukr.net'],
    ['gmail.com', 'imap.gmail.com'],
    ['i.ua', 'imap.i.ua'],
    ['email.ua', 'imap.i.ua'],
    ['meta.ua', 'imap.meta.ua'],
    ['bigmir.net', 'imap.bigmir.net'],
    ['zoho.eu', 'imap.zoho.eu'],
    ['zoho.com', 'imap.zoho.com'],
    ['outlook.com', 'outlook.office365.com'],
    ['rada.onmicrosoft.com', 'outlook.office365.com'],
  ])('for %s is %s', (domain, host) =>
    expect(suggestServer(`kadry@${domain}`)).toEqual({ host, port: 993, security: 'tls', known: true }),
  )

  it('is a guess by the usual name for any other domain', () =>
    expect(suggestServer('kadry@rada.example.org')).toEqual({
      host: 'imap.rada.example.org',
      port: 993,
      security: 'tls',
      known: false,
    }))

  it('waits for the address', () => expect(suggestServer('kadry@')).toBeUndefined())

  it('does not take inherited names for domains', () =>
    expect(suggestServer('kadry@constructor.prototype')?.known).toBe(false))
})

describe('the provider', () => {
  it('is known by the server when the domain is the institution’s own', () =>
    expect(findProvider('kadry@rada.example.org', 'IMAP.gmail.com')?.guide).toBe('google'))

  it('is not guessed from the address when another server was written', () =>
    expect(findProvider('kadry@ukr.net', 'mail.rada.example.org')).toBeUndefined())

  it('admits that Microsoft 365 takes no passwords', () =>
    expect(findProvider('kadry@hotmail.com', '')).toMatchObject({ password: 'none', authority: 'microsoft' }))

  it('that shares its server is named as in the address', () => {
    expect(findProvider('kadry@email.ua', 'imap.i.ua')?.name).toBe('email.ua')
    expect(findProvider('kadry@rada.example.org', 'imap.i.ua')?.name).toBe('i.ua')
  })

  it('has implicit TLS everywhere', () => {
    for (const { port, security } of Object.values(mailProviders)) expect([port, security]).toEqual([993, 'tls'])
  })
})

describe('the guide', () => {
  it.each([
    ['kadry@ukr.net', 'ukr-net'],
    ['kadry@rada.gov.ua', 'gov-ua'],
    ['kadry@rada.example.org', 'own'],
    ['kadry@', undefined],
  ])('for %s is %s', (address, guide) => expect(guideOf(address, findProvider(address, ''))).toBe(guide))
})

it('Microsoft knows people of their own by one name, institutions by their domain', () => {
  expect(tenantOf('kadry@outlook.com')).toBe('consumers')
  expect(tenantOf('kadry@rada.gov.ua')).toBe('rada.gov.ua')
})
