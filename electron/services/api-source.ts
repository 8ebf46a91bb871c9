import { AppError } from '../../shared/errors.ts'
import { createAcquirersApi, type AcquirersApiOptions } from './acquirers-api.ts'
import { createProblems } from './catalogue-problems.ts'
import { createContentReader, sha256Of } from './source-content.ts'
import type { CatalogueReader } from './catalogue-reader.ts'
import { jsonFormat } from './catalogue-json.ts'
import { apiConnections, serverIntervalMs } from './limits.ts'
import { mapTogether } from './map-together.ts'
import { inOurWords } from './source-errors.ts'
import type { CatalogueSource, Fetched } from './source.ts'

export interface ApiSourceOptions extends AcquirersApiOptions {
  readonly reader: CatalogueReader
}

type Json = Readonly<Record<string, unknown>>

/**
 * Branches and offers of the partner API as a catalogue. It tells names, addresses, e-mail and what is asked; codes,
 * hours and case indexes it does not tell, so those stay with whoever typed them.
 */
export function createApiSource({ reader, ...options }: ApiSourceOptions): CatalogueSource {
  const api = createAcquirersApi(options)
  const content = createContentReader(reader)

  async function fetch(mark: string | null, signal: AbortSignal): Promise<Fetched> {
    const branches = (await api.branches(signal)).map(asJson)
    const problems = createProblems()
    const offers = await mapTogether(branches, apiConnections, signal, async ({ _id: id }, signal) =>
      typeof id === 'string' && id !== '' ? (await api.offers(id, signal)).map(asJson) : [],
    )
    const told = branches.map((branch, index) => toBranch(branch, offers[index] ?? []))
    for (const { name, scopes } of offers.flat()) {
      if (!asksNothing(scopes)) continue
      problems.add('offer-without-documents', { row: null, field: '' }, typeof name === 'string' ? name : '')
    }
    // Read like any other catalogue, away from here: what stands in it is whatever the server sent.
    const bytes = Buffer.from(JSON.stringify({ format: jsonFormat, version: 1, branches: told }))
    const newMark = JSON.stringify({ sha256: sha256Of(bytes) })
    if (newMark === mark) return { kind: 'unchanged', mark }
    const read = await content.read(bytes, signal)
    return {
      ...{ kind: 'catalogue', mark: newMark, ...read },
      problems: [...read.problems, ...problems.list],
      problemCount: read.problemCount + problems.count,
    }
  }

  return {
    intervalMs: serverIntervalMs,
    fetch: inOurWords(fetch),
    close: api.close,
  }
}

function toBranch(branch: Json, offers: readonly Json[]): object {
  const { _id: id, name, customFullName, email, region, district, location, street, house } = branch
  const services = offers.filter(({ scopes }) => !asksNothing(scopes)).map(toService)
  // What the API leaves out is left out here: it does not keep such a field.
  return { id, name, fullName: customFullName, address: { region, district, location, street, house }, email, services }
}

/** The name of an offer is the purpose that Дія shows to whoever shares. */
function toService({ _id: id, name, scopes }: Json): object {
  return { id, name, purpose: name, required: asJson(scopes)['sharing'] }
}

/** An offer of signing or of identification only. */
function asksNothing(scopes: unknown): boolean {
  const { sharing } = asJson(scopes)
  return sharing === undefined || sharing === null || (Array.isArray(sharing) && sharing.length === 0)
}

/** @throws AppError `source.malformed` for an entry that is none */
function asJson(value: unknown): Json {
  if (value === undefined || value === null) return {}
  if (typeof value === 'object' && !Array.isArray(value)) return value as Json
  throw new AppError('source.malformed', 'entry')
}
