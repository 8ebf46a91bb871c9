import {
  branchFields,
  serviceFields,
  type BranchField,
  type Catalogue,
  type CatalogueBranch,
  type CatalogueReading,
  type CatalogueService,
  type ServiceField,
} from './catalogue.ts'
import {
  addressParts,
  createCatalogueDraft,
  TooMany,
  type BranchPart,
  type CatalogueDraft,
  type RawRow,
  type ServicePart,
} from './catalogue-draft.ts'
import { writeHours } from '../../shared/hours-text.ts'
import { readText } from './read-fields.ts'

export const jsonFormat = 'pryimalnia-catalogue'
const version = 1

type Json = Readonly<Record<string, unknown>>

/** Fields of each level, and what may stand there without being ours: the reference to a schema that editors use. */
const rootFields = new Set(['$schema', 'format', 'version', 'institution', 'branches'])
const branchParts = new Set(['id', 'name', 'fullName', 'address', 'email', 'hours', 'responsible', 'services'])
const serviceParts = new Set(['id', 'name', 'payload', ...serviceFields])
const partsOfAddress: ReadonlySet<string> = new Set(addressParts)

/** The format of `resources/catalogue/README.md`. Fields that we do not know are named and otherwise left alone. */
export function parseJson(text: string): CatalogueReading {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return { kind: 'refused', reason: 'source.malformed' }
  }
  if (!isObject(root) || root['format'] !== jsonFormat) return { kind: 'refused', reason: 'source.not-catalogue' }
  const written = root['version']
  if (typeof written === 'number' && written > version) return { kind: 'refused', reason: 'source.newer' }
  if (written !== version || !Array.isArray(root['branches'])) return { kind: 'refused', reason: 'source.malformed' }
  try {
    return { kind: 'catalogue', ...readRoot(root, root['branches']) }
  } catch (error) {
    if (error instanceof TooMany) return { kind: 'refused', reason: 'source.too-large' }
    throw error
  }
}

function readRoot(root: Json, branches: readonly unknown[]) {
  const draft = createCatalogueDraft()
  const seen = createSeen(draft)
  seen.note(root, rootFields, '')
  branches.forEach((branch, index) => readBranch(branch, `branches[${index}]`, draft, seen))
  const institution = readText(
    {
      value: root['institution'],
      report: (code, value) => draft.problems.add(code, { row: null, field: 'institution' }, value),
    },
    200,
  )
  const owned = new Set<BranchField>(branchFields.filter(field => field !== 'institution' && seen.has('branch', field)))
  if (institution) owned.add('institution')
  const service = new Set<ServiceField>(serviceFields.filter(field => seen.has('service', field)))
  return draft.finish(institution || null, { branch: owned, service })
}

function readBranch(branch: unknown, path: string, draft: CatalogueDraft, seen: Seen): void {
  if (!isObject(branch)) return draft.problems.add('not-object', { row: null, field: path })
  seen.note(branch, branchParts, path, 'branch')
  const address = isObject(branch['address']) ? branch['address'] : {}
  if (isObject(branch['address'])) seen.note(address, partsOfAddress, `${path}.address`)
  else if (branch['address'] !== undefined && branch['address'] !== null)
    draft.problems.add('type-wrong', { row: null, field: `${path}.address` })
  const taken = draft.addBranch({
    row: null,
    value: part => (partsOfAddress.has(part) ? address[part] : branch[part]),
    place: part => (part === undefined ? path : `${path}.${partsOfAddress.has(part) ? 'address.' : ''}${part}`),
  } satisfies RawRow<BranchPart>)
  const services = branch['services'] ?? []
  if (!Array.isArray(services)) return draft.problems.add('not-object', { row: null, field: `${path}.services` })
  if (!taken) return
  for (const [index, service] of services.entries()) {
    const place = `${path}.services[${index}]`
    if (!isObject(service)) {
      draft.problems.add('not-object', { row: null, field: place })
      continue
    }
    seen.note(service, serviceParts, place, 'service')
    taken.addService({
      row: null,
      value: part => service[part],
      place: part => (part === undefined ? place : `${place}.${part}`),
    } satisfies RawRow<ServicePart>)
  }
}

type Level = 'branch' | 'service'

interface Seen {
  /** Remembers which fields there are, and names those that we do not know, each once. */
  note(object: Json, known: ReadonlySet<string>, path: string, level?: Level): void
  has(level: Level, field: string): boolean
}

function createSeen(draft: CatalogueDraft): Seen {
  const fields = new Set<string>()
  return {
    note(object, known, path, level) {
      for (const field of Object.keys(object)) {
        const mark = `${level ?? path.replace(/\[\d+\]/g, '')}/${field}`
        if (fields.has(mark)) continue
        fields.add(mark)
        if (!known.has(field))
          draft.problems.add('field-unknown', { row: null, field: path === '' ? field : `${path}.${field}` }, field)
      }
    },
    has: (level, field) => fields.has(`${level}/${field}`),
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The catalogue as a file in the same format. Reading it gives the catalogue again. */
export function writeJson({ institution, branches }: Catalogue): string {
  return `${JSON.stringify({ format: jsonFormat, version, institution, branches: branches.map(writeBranch) }, null, 2)}\n`
}

function writeBranch(branch: CatalogueBranch): object {
  const { name, fullName, address, email, hours, responsible } = branch
  return {
    id: branch.externalId,
    ...{ name, fullName, address, email },
    hours: hours && writeHours(hours, 'en'),
    responsible,
    services: branch.services.map(writeService),
  }
}

function writeService(service: CatalogueService): object {
  const { name, purpose, required, optional, payload, alias, retentionClass, caseIndex } = service
  return { id: service.externalId, name, purpose, required, optional, payload, alias, retentionClass, caseIndex }
}
