import { describe, expect, it } from 'vitest'
import { announce, freshForMs } from '../../../electron/domain/received.ts'

const recorded = { serviceId: 's', receivedAt: 1_000, code: 47, recognised: 2, copies: 3 }

describe('«Отримано» on the reception screen', () => {
  it('says the code, the count and the time of a fresh package of a service that is on the screen', () => {
    expect(announce(recorded, ['s'], 2_000)).toEqual({ serviceId: 's', receivedAt: 1_000, code: 47, copies: 3 })
  })
  it.each([
    ['the service is not known', { ...recorded, serviceId: null }, 2_000],
    ['the service is on no screen', { ...recorded, serviceId: 'other' }, 2_000],
    ['no copy is recognised', { ...recorded, recognised: 0 }, 2_000],
    ['the visitor is long gone', recorded, 1_000 + freshForMs],
  ])('keeps quiet when %s', (_, package_, now) => {
    expect(announce(package_, ['s'], now)).toBeNull()
  })
})
