import { newBranch, newService, type Branch, type Service, type SourceLink } from '../../shared/model/service.ts'
import type { ChangeKind, FieldChange, SyncChange } from '../../shared/model/source.ts'
import type { CatalogueBranch, CatalogueService } from './catalogue.ts'
import { planCodes } from './merge-codes.ts'
import { branchChanges, branchFacts, serviceChanges, serviceFacts } from './merge-fields.ts'
import type { MergeInput, MergePlan } from './merge-plan.ts'
import { plainName } from './plain-name.ts'

/**
 * What a catalogue changes. Rows are known by their links to the source. One that is new there and has the name of a
 * row that is not the source's (typed by a person, or told by another source) is a conflict: named, and left alone.
 */
export function planMerge(input: MergeInput): MergePlan {
  const { sourceId, content, branches, services, createId, now } = input
  const { catalogue, owns, complete } = content
  const changes: SyncChange[] = []
  const addBranches: Branch[] = []
  const updateBranches: Branch[] = []
  const addServices: Service[] = []
  const updateServices: Service[] = []
  const codes = planCodes(input)

  const ourBranches = linkedTo(sourceId, branches)
  const ourServices = linkedTo(sourceId, services)
  const branchNames = new Map(branches.map(({ id, name }) => [id, name]))
  const foreignBranches = firstBy(notOf(sourceId, branches), ({ name }) => plainName(name))
  const foreignServices = firstBy(notOf(sourceId, services), nameInBranch)
  const foreignCodes = firstBy(notOf(sourceId, services), ({ payload }) => payload)
  const seen = new Set<string>()

  function tell(kind: ChangeKind, branch: string, about: Branch | Service, fields: readonly FieldChange[] = []): void {
    const { id, name } = about
    const isService = 'branchId' in about
    changes.push({
      ...{ kind, about: isService ? 'service' : 'branch', id, name, branchName: branch },
      ...{ fields: [...fields], rival: null, externalId: '' },
    })
  }

  function tellConflict(
    { name, externalId }: CatalogueBranch | CatalogueService,
    branchName: string,
    rival: Branch | Service,
    fields: FieldChange[] = [],
  ): void {
    const about = 'branchId' in rival ? 'service' : 'branch'
    const { id, source } = rival
    changes.push({ kind: 'conflict', about, id, name, branchName, fields, rival: source?.sourceId ?? null, externalId })
  }

  /** The branch as it will be; null when it is somebody else's. */
  function mergeBranch(branch: CatalogueBranch): Branch | null {
    const { externalId, name } = branch
    const facts = branchFacts(branch, catalogue, owns)
    const before = ourBranches.get(externalId)
    if (before) {
      seen.add(before.id)
      const after = { ...before, ...facts, source: linkNow(sourceId, externalId) }
      const fields = branchChanges(before, after)
      const isBack = before.source?.removedAt !== null
      if (isBack || fields.length > 0) {
        updateBranches.push(after)
        tell(isBack ? 'returned' : 'changed', after.name, after, fields)
      }
      return after
    }
    const rival = foreignBranches.get(plainName(name))
    if (rival) {
      // What it holds has no place to be: one conflict for all of it.
      tellConflict(branch, name, rival, [{ field: 'services', before: '', after: String(branch.services.length) }])
      for (const { externalId } of branch.services) {
        const held = ourServices.get(externalId)
        if (held) seen.add(held.id)
      }
      return null
    }
    const institution = branches[0]?.institution ?? ''
    const added = newBranch({ id: createId(), name, institution, ...facts, source: linkNow(sourceId, externalId) })
    addBranches.push(added)
    tell('added', name, added)
    return added
  }

  function mergeService(service: CatalogueService, branch: Branch): void {
    const { externalId, name, payload } = service
    const before = ourServices.get(externalId)
    const place = { branchId: branch.id, mailboxId: branch.mailboxId, source: linkNow(sourceId, externalId) }
    if (before) {
      seen.add(before.id)
      const after = { ...before, ...serviceFacts(service, before, owns), ...place }
      const fields = [...movedTo(before, branch), ...serviceChanges(before, after), ...codes.known(before, payload)]
      const isBack = before.source?.removedAt !== null
      if (isBack || fields.length > 0) {
        updateServices.push(after)
        tell(isBack ? 'returned' : 'changed', branch.name, after, fields)
      }
      tellWaiting(after, branch, before.payload)
      return
    }
    // Names are long to fold: only where there is one to meet.
    const rival =
      (foreignServices.size > 0 ? foreignServices.get(nameInBranch({ branchId: branch.id, name })) : undefined) ??
      (payload === null ? undefined : foreignCodes.get(payload))
    if (rival) return tellConflict(service, branch.name, rival)
    const none = { required: [], optional: [] }
    const facts = { name, ...none, ...serviceFacts(service, none, owns) }
    const added = newService({ id: createId(), ...facts, ...place })
    addServices.push(added)
    codes.added(added.id, payload)
    tell('added', branch.name, added)
    tellWaiting(added, branch, '')
  }

  function tellWaiting(service: Service, branch: Branch, before: string): void {
    const after = codes.waitsNow(service.id)
    if (after !== undefined) tell('code', branch.name, service, [{ field: 'payload', before, after }])
  }

  function movedTo({ branchId }: Service, { id, name }: Branch): readonly FieldChange[] {
    return branchId === id ? [] : [{ field: 'branch', before: branchNames.get(branchId) ?? '', after: name }]
  }

  for (const branch of catalogue.branches) {
    const merged = mergeBranch(branch)
    if (merged) for (const service of branch.services) mergeService(service, merged)
  }
  // What could not be read may only seem to be gone.
  if (complete) {
    for (const branch of ourBranches.values()) {
      if (seen.has(branch.id) || !branch.source || branch.source.removedAt !== null) continue
      updateBranches.push({ ...branch, source: { ...branch.source, removedAt: now } })
      tell('removed', branch.name, branch)
    }
    for (const service of ourServices.values()) {
      if (seen.has(service.id) || !service.source || service.source.removedAt !== null) continue
      updateServices.push({ ...service, source: { ...service.source, removedAt: now } })
      tell('removed', branchNames.get(service.branchId) ?? '', service)
    }
  }
  const { problems, problemCount } = content
  const rows = { addBranches, updateBranches, addServices, updateServices }
  const keeps = { branch: [...owns.branch], service: [...owns.service] }
  return { ...rows, ...codes.plan(), changes, problems, problemCount, keeps, complete }
}

interface Linked {
  readonly source: SourceLink | null
}

function linkedTo<Row extends Linked>(sourceId: string, rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.flatMap(row => (row.source?.sourceId === sourceId ? [[row.source.externalId, row]] : [])))
}

function notOf<Row extends Linked>(sourceId: string, rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ source }) => source?.sourceId !== sourceId)
}

function firstBy<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, Row> {
  return new Map(rows.map(row => [key(row), row] as const).toReversed())
}

function linkNow(sourceId: string, externalId: string): SourceLink {
  return { sourceId, externalId, removedAt: null }
}

function nameInBranch({ branchId, name }: Pick<Service, 'branchId' | 'name'>): string {
  return `${branchId}/${plainName(name)}`
}
