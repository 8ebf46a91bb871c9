import { describe, expect, it } from 'vitest'
import {
  branchFields,
  serviceFields,
  type Catalogue,
  type CatalogueContent,
  type CatalogueService,
} from '../../../electron/services/catalogue.ts'
import { planMerge } from '../../../electron/services/merge.ts'
import type { MergeInput, MergePlan } from '../../../electron/services/merge-plan.ts'
import { reportOf } from '../../../electron/services/merge-report.ts'
import { newBranch, newService, type Branch, type Service } from '../../../shared/model/service.ts'
import { syncReport } from '../../../shared/model/source.ts'
import { checkPayload } from '../../../shared/qr-payload.ts'
import { makeBranch, makeCatalogue, makeService } from '../../fixtures/catalogues.ts'

const everything = { branch: new Set(branchFields), service: new Set(serviceFields) }
const nothing = { branch: new Set<never>(), service: new Set<never>() }

interface State {
  readonly branches: readonly Branch[]
  readonly services: readonly Service[]
  readonly waiting?: ReadonlyMap<string, string>
}
const empty: State = { branches: [], services: [] }

function plan(catalogue: Catalogue, state: State, more: Partial<CatalogueContent> = {}): MergePlan {
  let ids = state.branches.length + state.services.length
  const content = { catalogue, owns: everything, complete: true, problems: [], problemCount: 0, ...more }
  const input: MergeInput = {
    ...{ sourceId: 'source', content, waiting: new Map(), ...state },
    ...{ checkPayload, createId: () => `new-${++ids}`, now: 1_000 },
  }
  return planMerge(input)
}

/** What a store holds after a plan, people having said nothing. */
function apply(state: State, { takeCodes, ...rows }: MergePlan): State {
  const codes = new Map(takeCodes.map(({ serviceId, payload }) => [serviceId, payload]))
  const merged = <Row extends { readonly id: string }>(
    old: readonly Row[],
    added: readonly Row[],
    updated: readonly Row[],
  ) => {
    const byId = new Map(updated.map(row => [row.id, row]))
    return [...old.map(row => byId.get(row.id) ?? row), ...added]
  }
  const waiting = new Map(state.waiting)
  for (const { serviceId, payload } of rows.waitCodes) waiting.set(serviceId, payload)
  for (const id of rows.settleCodes) waiting.delete(id)
  return {
    branches: merged(state.branches, rows.addBranches, rows.updateBranches),
    services: merged(state.services, rows.addServices, rows.updateServices).map(row => ({
      ...row,
      payload: codes.get(row.id) ?? row.payload,
    })),
    waiting,
  }
}

const catalogueOf = (...services: readonly CatalogueService[]): Catalogue => ({
  institution: 'Лікарня',
  branches: [makeBranch('b1', { services })],
})
const after = (catalogue: Catalogue, state = empty) => apply(state, plan(catalogue, state))
const kinds = ({ changes }: MergePlan) => changes.map(({ kind, about, name }) => `${kind} ${about} ${name}`)
const change = (result: MergePlan, kind: string) => result.changes.find(one => one.kind === kind)
const isQuiet = (result: MergePlan) =>
  [
    ...[result.addBranches, result.updateBranches, result.addServices, result.updateServices],
    ...[result.takeCodes, result.waitCodes, result.settleCodes],
  ].every(writes => writes.length === 0)

describe('a first sync', () => {
  it('adds branches and services with all that is said of them, and shows visitors nothing yet', () => {
    const result = plan(catalogueOf(makeService('s1')), empty)
    expect(result.addBranches).toMatchObject([
      {
        id: 'new-1',
        institution: 'Лікарня',
        email: 'kopii@example.org',
        mailboxId: null,
        source: { sourceId: 'source', externalId: 'b1', removedAt: null },
      },
    ])
    expect(result.addServices).toMatchObject([
      { id: 'new-2', branchId: 'new-1', active: false, payload: '', required: ['internal-passport', 'taxpayer-card'] },
    ])
    expect(result.takeCodes).toEqual([{ serviceId: 'new-2', payload: makeService('s1').payload }])
    expect(kinds(result)).toEqual(['added branch Відділення b1', 'added service Послуга s1'])
  })

  it('takes no code that may not be shown, or that another service has: those wait', () => {
    const foreign = 'https://example.org/pay/1'
    const result = plan(
      catalogueOf(
        makeService('s1', { payload: foreign }),
        makeService('s2'),
        makeService('s3', { payload: makeService('s2').payload }),
      ),
      empty,
    )
    expect(result.takeCodes.map(({ serviceId }) => serviceId)).toEqual(['new-3'])
    expect(result.waitCodes).toEqual([
      { serviceId: 'new-2', payload: foreign },
      { serviceId: 'new-4', payload: makeService('s2').payload },
    ])
    expect(kinds(result)).toContain('code service Послуга s1')
  })
})

describe('a further sync', () => {
  const catalogue = catalogueOf(makeService('s1'), makeService('s2'))
  const state = after(catalogue)

  it('finds nothing where nothing is different', () => {
    const result = plan(catalogue, state)
    expect([isQuiet(result), result.changes]).toEqual([true, []])
  })

  it('tells each field that is different, before and after, and writes whole rows', () => {
    const required = ['internal-passport', 'taxpayer-card', 'reference-internally-displaced-person'] as const
    const changed = {
      ...catalogue,
      branches: [
        makeBranch('b1', {
          hours: null,
          address: { ...makeBranch('b1').address, region: '', district: 'Київська обл.' },
          services: [makeService('s1', { required, caseIndex: '05-01' }), makeService('s2')],
        }),
      ],
    }
    const result = plan(changed, state)
    expect(change(result, 'changed')).toMatchObject({ about: 'branch', id: 'new-1' })
    expect(result.changes.map(({ about, name, fields }) => [about, name, fields.map(({ field }) => field)])).toEqual([
      ['branch', 'Відділення b1', ['address', 'hours']],
      ['service', 'Послуга s1', ['required', 'caseIndex']],
    ])
    expect(result.changes[1]?.fields[0]).toEqual({
      field: 'required',
      before: 'internal-passport taxpayer-card',
      after: 'internal-passport taxpayer-card reference-internally-displaced-person',
    })
    expect(result.updateServices).toMatchObject([{ id: 'new-2', name: 'Послуга s1', required, caseIndex: '05-01' }])
    expect(isQuiet(plan(changed, apply(state, result)))).toBe(true)
  })

  it('takes the same copies in another order for the same', () => {
    const turned = catalogueOf(
      makeService('s1', { required: ['taxpayer-card', 'internal-passport'] }),
      makeService('s2'),
    )
    expect(isQuiet(plan(turned, state))).toBe(true)
  })

  it('never replaces a code by itself: the new one waits, is asked about once, and is dropped when it is taken back', () => {
    const payload = 'https://diia.app/acquirers/offer-request/other'
    const swapped = catalogueOf(makeService('s1', { payload }), makeService('s2'))
    const asked = plan(swapped, state)
    expect([asked.takeCodes, asked.updateServices]).toEqual([[], []])
    expect(asked.waitCodes).toEqual([{ serviceId: 'new-2', payload }])
    expect(change(asked, 'code')?.fields).toEqual([
      { field: 'payload', before: makeService('s1').payload, after: payload },
    ])
    const waiting = apply(state, asked)
    expect(isQuiet(plan(swapped, waiting))).toBe(true)
    expect(plan(catalogue, waiting).settleCodes).toEqual(['new-2'])
  })

  it('gives a service that has no code the one that it is told, and tells so', () => {
    const bare = { ...state, services: state.services.map(one => ({ ...one, payload: '' })) }
    const result = plan(catalogue, bare)
    expect(result.takeCodes).toHaveLength(2)
    expect(result.changes[0]).toMatchObject({ kind: 'changed', fields: [{ field: 'payload', before: '' }] })
  })

  it('asks nothing about codes when the source does not tell them', () => {
    const silent = catalogueOf(makeService('s1', { payload: null }), makeService('s2', { payload: null }))
    expect(isQuiet(plan(silent, state))).toBe(true)
  })

  it('marks what is gone and deletes nothing; what comes back is no longer marked', () => {
    const gone = plan(catalogueOf(makeService('s1')), state)
    expect(kinds(gone)).toEqual(['removed service Послуга s2'])
    expect(gone.updateServices).toMatchObject([
      { id: 'new-3', payload: makeService('s2').payload, source: { removedAt: 1_000 } },
    ])
    const marked = apply(state, gone)
    expect(isQuiet(plan(catalogueOf(makeService('s1')), marked))).toBe(true)
    const back = plan(catalogueOf(makeService('s1'), makeService('s2', { name: 'Інша назва' })), marked)
    expect(back.updateServices).toMatchObject([{ id: 'new-3', source: { removedAt: null } }])
    expect(change(back, 'returned')?.fields).toEqual([{ field: 'name', before: 'Послуга s2', after: 'Інша назва' }])
    expect(kinds(plan({ institution: null, branches: [] }, state))).toHaveLength(3)
  })

  it('marks nothing as gone while rows of the source cannot be read', () => {
    const result = plan(catalogueOf(makeService('s1')), state, { complete: false })
    expect([isQuiet(result), result.complete]).toEqual([true, false])
  })

  it('moves a service that the source has put into another branch', () => {
    const moved = {
      institution: 'Лікарня',
      branches: [
        makeBranch('b1', { services: [makeService('s1')] }),
        makeBranch('b2', { services: [makeService('s2')] }),
      ],
    }
    const result = plan(moved, state)
    expect(result.updateServices).toMatchObject([{ id: 'new-3', branchId: 'new-4' }])
    expect(change(result, 'changed')?.fields).toEqual([
      { field: 'branch', before: 'Відділення b1', after: 'Відділення b2' },
    ])
  })
})

describe('what a person has typed', () => {
  const typed = newBranch({ id: 'mine', name: 'Приймальня', institution: 'Лікарня' })
  const mine = newService({
    id: 'own',
    branchId: 'mine',
    mailboxId: 'box',
    name: 'Довідка «А»',
    required: ['passport'],
    optional: [],
    payload: 'https://diia.app/x/1',
    active: true,
  })

  it('stays in the fields that the source does not keep or says something unclear about', () => {
    const catalogue = catalogueOf(makeService('s1'))
    const state = after(catalogue)
    const edited = {
      branches: state.branches.map(one => ({ ...one, responsible: 'Олена', mailboxId: 'box' })),
      services: state.services.map(one => ({ ...one, caseIndex: '07-01', active: true })),
    }
    const bare = {
      institution: null,
      branches: [makeBranch('b1', { name: 'Нова назва', services: [makeService('s1', { caseIndex: '' })] })],
    }
    const result = plan(bare, edited, { owns: nothing })
    expect(result.updateBranches).toMatchObject([
      { name: 'Нова назва', responsible: 'Олена', mailboxId: 'box', institution: 'Лікарня' },
    ])
    expect(result.updateServices).toEqual([])
    const unclear = {
      ...catalogue,
      branches: [
        makeBranch('b1', {
          responsible: '',
          unread: ['responsible'],
          services: [makeService('s1', { caseIndex: '', unread: ['caseIndex'] })],
        }),
      ],
    }
    expect(isQuiet(plan(unclear, edited))).toBe(true)
  })

  it('is optional although the source knows no such difference, until the source does', () => {
    const asked = makeService('s1', { required: ['passport', 'taxpayer-card'], optional: [] })
    const state = after(catalogueOf(asked))
    const eased = {
      ...state,
      services: state.services.map(one => ({
        ...one,
        required: ['passport'] as const,
        optional: ['taxpayer-card'] as const,
      })),
    }
    const owns = { ...everything, service: new Set(['required'] as const) }
    expect(isQuiet(plan(catalogueOf(asked), eased, { owns }))).toBe(true)
    expect(plan(catalogueOf(asked), eased).updateServices).toMatchObject([
      { required: ['passport', 'taxpayer-card'], optional: [] },
    ])
  })

  it('is never both required and optional, whichever of the two lists could be read', () => {
    const state = after(catalogueOf(makeService('s1', { required: ['passport'], optional: ['taxpayer-card'] })))
    const half = (unread: 'required' | 'optional') =>
      makeService('s1', { required: ['taxpayer-card'], optional: ['passport'], unread: [unread] })
    for (const unread of ['required', 'optional'] as const)
      for (const { required, optional } of plan(catalogueOf(half(unread)), state).updateServices)
        expect(required.filter(type => optional.includes(type))).toEqual([])
  })

  it('is not merged with a row of the same name: the conflict is named with whose row it is', () => {
    const state = { branches: [typed], services: [mine] }
    const catalogue = {
      institution: null,
      branches: [
        makeBranch('b1', { name: 'ПРИЙМАЛЬНЯ', services: [makeService('s1'), makeService('s2')] }),
        makeBranch('b2'),
      ],
    }
    const result = plan(catalogue, state)
    expect(result.addBranches.map(({ name }) => name)).toEqual(['Відділення b2'])
    expect([result.addServices, result.updateBranches]).toEqual([[], []])
    expect(change(result, 'conflict')).toEqual({
      kind: 'conflict',
      about: 'branch',
      id: 'mine',
      name: 'ПРИЙМАЛЬНЯ',
      branchName: 'ПРИЙМАЛЬНЯ',
      fields: [{ field: 'services', before: '', after: '2' }],
      rival: null,
      externalId: 'b1',
    })
  })

  it('is not merged with a service of the same name in the branch, or of the same code anywhere', () => {
    const state = after(catalogueOf())
    const branchId = state.branches[0]!.id
    const other = { sourceId: 'other', externalId: 'x', removedAt: null }
    const full = {
      ...state,
      services: [
        { ...mine, branchId },
        { ...mine, id: 'theirs', name: 'Витяг', payload: 'https://diia.app/x/2', source: other },
      ],
    }
    const result = plan(
      catalogueOf(
        makeService('s1', { name: 'довідка "а"' }),
        makeService('s2', { payload: 'https://diia.app/x/2' }),
        makeService('s3'),
      ),
      full,
    )
    expect(result.addServices.map(({ name }) => name)).toEqual(['Послуга s3'])
    expect(result.changes.filter(({ kind }) => kind === 'conflict').map(({ id, rival }) => [id, rival])).toEqual([
      ['own', null],
      ['theirs', 'other'],
    ])
  })

  it('is the same source again once a person has said that it is: rows are known by their links', () => {
    const linked = { ...typed, source: { sourceId: 'source', externalId: 'b1', removedAt: null } }
    const result = plan(catalogueOf(), { branches: [linked], services: [] })
    expect(result.updateBranches).toMatchObject([{ id: 'mine', name: 'Відділення b1' }])
  })
})

describe('a report', () => {
  it('counts every change and lists the first', () => {
    const result = plan(makeCatalogue(10, 100), empty)
    const report = reportOf(result, 5)
    expect(report.keeps).toEqual({ branch: [...everything.branch], service: [...everything.service] })
    expect([report.counts.added, report.changes.length, report.at]).toEqual([1_010, 500, 5])
    expect(syncReport.parse(report)).toEqual(report)
  })

  it('is the same whenever the same is compared', () => {
    const catalogue = makeCatalogue(20, 50)
    const state = after(catalogue)
    expect(plan(catalogue, state)).toEqual(plan(catalogue, state))
    expect(isQuiet(plan({ ...catalogue, branches: catalogue.branches.toReversed() }, state))).toBe(true)
  })
})
