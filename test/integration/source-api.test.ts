import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createApiSource, type ApiSourceOptions } from '../../electron/services/api-source.ts'
import type { CatalogueSource } from '../../electron/services/source.ts'
import { createFakeClock } from '../fakes/clock.ts'
import {
  acquirerToken,
  authToken,
  fail,
  offer,
  partnerBranch,
  send,
  startAcquirersServer,
  type AcquirersServer,
  type Fault,
} from './acquirers-server.ts'
import { catalogueOf, describeSource, failureOf, never, openReader, servicesOf } from './source-suite.ts'

const accessTo = (server: AcquirersServer) => ({
  ...({ host: 'test', acquirerToken, authToken, clock: systemClock } as const),
  base: server.origin,
  authority: server.authority,
})

describeSource('the partner API', async () => {
  const server = await startAcquirersServer()
  server.branches = [partnerBranch('b1')]
  return {
    open: reader => createApiSource({ ...accessTo(server), reader }),
    async tell(services) {
      server.fault = null
      const offers = Object.entries(services).map(([id, name]) => ({ ...offer(id), name }))
      server.offers = new Map([['b1', offers]])
    },
    async garble() {
      server.fault = (_, __, response) => {
        response.end('<html>')
        return true
      }
    },
    async hold() {
      server.fault = () => true
    },
    async remove() {
      server.fault = (_, __, response) => {
        fail(response, 404, 'Not found')
        return true
      }
    },
    close: server.stop,
  }
})

describe('the partner API', () => {
  const reader = openReader()
  const open: CatalogueSource[] = []
  let server: AcquirersServer

  beforeAll(async () => {
    server = await startAcquirersServer()
  })
  beforeEach(() => {
    server.fault = null
    server.asked.length = 0
    server.branches = [partnerBranch('b1')]
    server.offers = new Map([['b1', [offer('s1')]]])
  })
  afterEach(() => {
    for (const source of open.splice(0)) source.close()
  })
  afterAll(async () => {
    await server.stop()
    await reader.stop()
  })

  function source(more: Partial<ApiSourceOptions> = {}) {
    const one = createApiSource({ ...accessTo(server), reader, ...more })
    open.push(one)
    return one
  }
  const fetch = (more?: Partial<ApiSourceOptions>) => source(more).fetch(null, never)
  const isOffers = (path: string) => path.endsWith('/offers')
  const isBranches = (path: string) => path.endsWith('/branches')

  it('tells branches and offers in our words, and keeps only what it knows', async () => {
    server.branches = [partnerBranch('b1', { customFullName: 'Перше відділення, приймальня' })]
    server.offers = new Map([['b1', [offer('s1', ['passport', 'taxpayer-card'])]]])
    const fetched = await fetch()
    expect(catalogueOf(fetched)).toMatchObject({
      institution: null,
      branches: [
        {
          externalId: 'b1',
          name: 'Відділення b1',
          fullName: 'Перше відділення, приймальня',
          address: { region: 'Київська обл.', house: '2г' },
          email: 'kopii@example.org',
          services: [
            {
              externalId: 's1',
              name: 'Послуга s1',
              purpose: 'Послуга s1',
              required: ['passport', 'taxpayer-card'],
              payload: null,
            },
          ],
        },
      ],
    })
    const { owns } = fetched as Extract<typeof fetched, { kind: 'catalogue' }>
    expect([...owns.branch, ...owns.service]).toEqual(['fullName', 'address', 'email', 'purpose', 'required'])
  })

  it('is asked page by page, branch by branch, a few requests at once, over connections that are kept', async () => {
    const before = server.connections()
    server.branches = Array.from({ length: 130 }, (_, index) => partnerBranch(`b${index}`))
    server.offers = new Map(
      server.branches.map(({ _id: id }) => [
        id,
        id === 'b7' ? Array.from({ length: 250 }, (_, index) => offer(`s${index}`)) : [],
      ]),
    )
    const { branches } = catalogueOf(await fetch())
    expect(branches.map(({ externalId, services }) => [externalId, services.length])).toEqual(
      server.branches.map(({ _id: id }) => [id, id === 'b7' ? 250 : 0]),
    )
    expect(server.asked.filter(isAuth)).toHaveLength(1)
    expect(server.asked.filter(path => path.includes('/b7/'))).toEqual(
      [0, 100, 200].map(skip => `/api/v1/acquirers/branch/b7/offers?skip=${skip}&limit=100`),
    )
    expect(server.mostAtOnce()).toBeLessThanOrEqual(6)
    expect(server.connections() - before).toBeLessThanOrEqual(6)
  })
  const isAuth = (path: string) => path.includes('/auth/')

  it('takes ids as they come, long or with signs in them', async () => {
    const id = `${'a1'.repeat(64)}`
    server.branches = [partnerBranch(id), partnerBranch('a/b?c#d')]
    server.offers = new Map([
      [id, [offer('s1')]],
      ['a/b?c#d', [offer('s2')]],
    ])
    expect(servicesOf(await fetch())).toEqual({ s1: 'Послуга s1', s2: 'Послуга s2' })
  })

  it('is logged in to with both secrets, and again before the session ends or when the server has ended it', async () => {
    const clock = createFakeClock(0)
    const one = source({ clock })
    const { mark } = await one.fetch(null, never)
    await one.fetch(mark, never)
    expect(server.asked.filter(isAuth)).toHaveLength(1)
    clock.advance(116 * 60_000)
    await one.fetch(mark, never)
    expect(server.asked.filter(isAuth)).toHaveLength(2)
    server.endSessions()
    expect((await one.fetch(mark, never)).kind).toBe('unchanged')
    expect(server.asked.filter(isAuth)).toHaveLength(3)
  })

  it('renews a session that ends between two pages once, however many requests notice', async () => {
    server.branches = Array.from({ length: 40 }, (_, index) => partnerBranch(`b${index}`))
    server.offers = new Map(server.branches.map(({ _id: id }) => [id, [offer(`s-${id}`)]]))
    let seen = 0
    server.fault = path => {
      if (isOffers(path) && ++seen === 10) server.endSessions()
      return false
    }
    expect(Object.keys(servicesOf(await fetch()))).toHaveLength(40)
    expect(server.asked.filter(isAuth)).toHaveLength(2)
  })

  it('is not asked again and again when it refuses a secret', async () => {
    expect(await failureOf(fetch({ acquirerToken: 'other' }))).toBe('source.unauthorised 401')
    expect(await failureOf(fetch({ authToken: null }))).toBe('source.unauthorised 401')
    const before = server.asked.length
    for (const secret of ['', 'two\nlines'])
      expect(await failureOf(fetch({ authToken: secret }))).toBe('source.unauthorised')
    expect(server.asked).toHaveLength(before)
    server.fault = (path, _, response) => {
      if (!isBranches(path)) return false
      fail(response, 401, 'Unauthorized')
      return true
    }
    expect(await failureOf(fetch())).toBe('source.unauthorised 401')
    expect(server.asked.filter(path => path.includes('/branches?'))).toHaveLength(2)
  })

  const answers: readonly [string, (path: string) => boolean, (response: Parameters<Fault>[2]) => void, string][] = [
    [
      'a validation with its fields',
      isOffers,
      response =>
        fail(response, 422, 'Parameter validation error', { errors: [{ field: 'limit' }, { field: 'секрет' }] }),
      'source.rejected 422 limit',
    ],
    [
      'a validation in another form',
      isBranches,
      response => fail(response, 422, 'Parameter validation error', { errors: { skip: '…' } }),
      'source.rejected 422 skip',
    ],
    ['a scope that was not granted', isBranches, response => fail(response, 403, 'forbidden'), 'source.forbidden 403'],
    ['a failure of its own', isOffers, response => fail(response, 500, 'Error'), 'source.status 500'],
    [
      'that the token service is away',
      isAuth,
      response => fail(response, 503, 'Failed to get acquirer auth token'),
      'source.status 503',
    ],
    [
      'a page for people in place of data',
      isBranches,
      response => send(response, 200, { processCode: 25_101_003, template: {} }),
      'source.no-data 25101003',
    ],
    [
      'a failure as a success',
      isOffers,
      response => send(response, 200, { success: false, name: 'Error', message: '', code: 403 }),
      'source.forbidden 403',
    ],
    ['no branches, and no content', isBranches, response => void response.writeHead(204).end(), 'source.no-data 204'],
    ['a page of the web', isBranches, response => void response.end('<!DOCTYPE html>'), 'source.malformed'],
    ['cut off JSON', isOffers, response => void response.end('{"total":1,"offers":[{"_id'), 'source.malformed'],
    [
      'a list that is none',
      isBranches,
      response => send(response, 200, { total: 1, branches: { _id: 'b1' } }),
      'source.malformed branches',
    ],
    [
      'entries that are none',
      isBranches,
      response => send(response, 200, { total: 1, branches: ['b1'] }),
      'source.malformed entry',
    ],
    [
      'no number of entries',
      isBranches,
      response => send(response, 200, { branches: [] }),
      'source.malformed branches',
    ],
    [
      'fewer entries than it says',
      isBranches,
      response => send(response, 200, { total: 1e9, branches: [] }),
      'source.no-data paging',
    ],
    [
      'the same page again and again',
      isBranches,
      response =>
        send(response, 200, {
          total: 500,
          branches: Array.from({ length: 100 }, (_, index) => partnerBranch(`b${index}`)),
        }),
      'source.no-data paging',
    ],
    [
      'a token that is none',
      isAuth,
      response => send(response, 200, { token: 'two\r\nlines' }),
      'source.malformed token',
    ],
    [
      'somewhere else',
      isBranches,
      response => void response.writeHead(302, { location: 'https://elsewhere.example' }).end(),
      'source.redirect 302',
    ],
    ['more than any page has', isBranches, response => void response.end(' '.repeat(2_000_000)), 'source.too-large'],
    ['and hangs up', isOffers, response => void response.destroy(), 'source.lost'],
  ]
  test.each(answers)('that answers %s is told so', async (_, isMeant, answer, failure) => {
    server.fault = (path, __, response) => {
      if (!isMeant(path)) return false
      answer(response)
      return true
    }
    expect(await failureOf(fetch())).toBe(failure)
  })

  it('may have branches without offers, and offers that ask for nothing', async () => {
    server.branches = [partnerBranch('b1'), partnerBranch('b2')]
    server.offers = new Map([
      ['b2', [offer('s1'), offer('s2', []), { ...offer('s3'), scopes: { sharing: ['passport', 'sailor-card'] } }]],
    ])
    server.fault = (path, _, response) => {
      if (!path.includes('/b1/')) return false
      response.writeHead(204).end()
      return true
    }
    const fetched = await fetch()
    expect(servicesOf(fetched)).toEqual({ s1: 'Послуга s1', s3: 'Послуга s3' })
    expect(fetched).toMatchObject({
      complete: true,
      problems: [
        { code: 'document-unknown', value: 'sailor-card' },
        { code: 'offer-without-documents', value: 'Послуга s2' },
      ],
    })
  })

  it('that does not answer in time is given up', async () => {
    const clock = createFakeClock(0)
    server.fault = path => isOffers(path)
    const failure = failureOf(fetch({ clock }))
    while (!server.asked.some(path => path.includes('/offers'))) await new Promise(resolve => setTimeout(resolve, 10))
    await new Promise(resolve => setTimeout(resolve, 50))
    clock.advance(20_000)
    expect(await failure).toBe('source.timeout')
  })
})
