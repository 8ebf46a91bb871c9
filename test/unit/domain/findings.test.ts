import { describe, expect, it } from 'vitest'
import { findMisfits, type SetUp } from '../../../electron/domain/findings.ts'

const branch = (id: string, more: Partial<SetUp['branches'][number]> = {}) => ({
  ...{ id, email: '', mailboxId: 'm' },
  ...more,
})
const service = (id: string, branchId: string, more: Partial<SetUp['services'][number]> = {}) => ({
  ...{ id, branchId, alias: null, payload: `https://diia.app/${id}`, code: 'sealed' as const, removedAt: null },
  ...more,
})
const find = (setUp: Partial<SetUp>) =>
  findMisfits({
    branches: [branch('b')],
    services: [service('s', 'b')],
    mailboxes: new Map([
      ['m', 'kadry@example.org'],
      ['n', 'inshi@example.org'],
    ]),
    brokenHosts: [],
    ...setUp,
  })

describe('the set-up', () => {
  it('has nothing to say when everything fits', () => {
    expect(find({})).toEqual([])
    // Case and the tag of an address do not make another mailbox.
    expect(find({ branches: [branch('b', { email: 'Kadry+prijom@Example.org' })] })).toEqual([])
  })

  it('tells a branch whose letters go to a mailbox that nobody watches', () => {
    const branches = [branch('b', { email: 'inshi@example.org' })]
    expect(find({ branches })).toEqual([
      { kind: 'mailbox-differs', branchId: 'b', email: 'inshi@example.org', watched: 'kadry@example.org' },
    ])
    expect(find({ branches: [branch('b', { mailboxId: null })] })).toEqual([{ kind: 'mailbox-missing', branchId: 'b' }])
    // Nobody sees its services: it can wait.
    expect(find({ branches: [branch('b'), branch('c', { mailboxId: null })] })).toEqual([])
  })

  it('tells branches that share a mailbox, unless each service has an alias of its own', () => {
    const branches = [branch('b'), branch('c')]
    const services = [service('s', 'b', { alias: 's' }), service('t', 'c')]
    expect(find({ branches, services })).toEqual([
      { kind: 'mailbox-shared', branchIds: ['b', 'c'], address: 'kadry@example.org' },
    ])
    expect(find({ branches, services: services.map(each => ({ ...each, alias: each.id })) })).toEqual([])
    expect(find({ branches: [branch('b'), branch('c', { mailboxId: 'n' })], services })).toEqual([])
  })

  it('tells codes that are missing, changed, or shown for two services, changed ones first', () => {
    const services = [
      service('s', 'b', { code: 'none', payload: '' }),
      service('t', 'b', { payload: 'https://diia.app/u' }),
      service('u', 'b'),
      service('v', 'b', { code: 'broken', removedAt: 5 }),
    ]
    expect(find({ services, brokenHosts: ['example.org'] })).toEqual([
      { kind: 'code-broken', serviceId: 'v' },
      { kind: 'host-broken', host: 'example.org' },
      { kind: 'code-missing', serviceId: 's' },
      { kind: 'code-shared', serviceId: 'u', otherId: 't' },
      { kind: 'removed-at-source', serviceId: 'v' },
    ])
  })
})
