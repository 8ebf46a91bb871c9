import { isDeepStrictEqual } from 'node:util'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createApiSource } from '../../electron/services/api-source.ts'
import { createCatalogueReader, type CatalogueReader } from '../../electron/services/catalogue-reader.ts'
import { writeCatalogue } from '../../electron/services/catalogue-export.ts'
import { createHttpsSource } from '../../electron/services/https-source.ts'
import { planMerge } from '../../electron/services/merge.ts'
import type { MergePlan } from '../../electron/services/merge-plan.ts'
import type { CatalogueSource } from '../../electron/services/source.ts'
import type { Branch, Service } from '../../shared/model/service.ts'
import { checkPayload } from '../../shared/qr-payload.ts'
import { makeCatalogue } from '../fixtures/catalogues.ts'
import {
  acquirerToken,
  authToken,
  offer,
  partnerBranch,
  startAcquirersServer,
} from '../integration/acquirers-server.ts'
import { startHttpsServer } from '../integration/https-server.ts'
import { median } from './numbers.ts'

const branches = 100
const services = 50
const rounds = 5
const mostBytes = 2_048
const never = new AbortController().signal

export const description = `${branches} branches × ${services} services of the partner API from a local server to a plan that can be stored; an HTTPS list that has not changed`
export const target = `≤ 3 s, every difference exact; ≤ ${mostBytes} bytes where nothing has changed`

export async function run(report: (line: string) => void): Promise<{ value: number; unit: string }> {
  const workerUrl = new URL('../../electron/workers/catalogue-worker.ts', import.meta.url)
  const reader = createCatalogueReader({ workerUrl, clock: systemClock })
  try {
    const took: number[] = []
    for (let round = 1; round <= rounds; round++) {
      const { firstMs, againMs, differences } = await syncApi(reader)
      took.push(firstMs)
      report(`API ${round}: all ${seconds(firstMs)}, ${differences} differences exact in ${seconds(againMs)}`)
    }
    for (const line of await syncUnchanged(reader)) report(line)
    return { value: Number((median(took) / 1_000).toFixed(2)), unit: 's' }
  } finally {
    await reader.stop()
  }
}

interface Rows {
  readonly branches: readonly Branch[]
  readonly services: readonly Service[]
}

async function syncApi(reader: CatalogueReader): Promise<{ firstMs: number; againMs: number; differences: number }> {
  const server = await startAcquirersServer()
  const source = createApiSource({
    ...{ host: 'test', acquirerToken, authToken, clock: systemClock, reader },
    ...{ base: server.origin, authority: server.authority },
  })
  try {
    const ids = Array.from({ length: branches }, (_, index) => `b${index}`)
    const offersOf = (id: string) => Array.from({ length: services }, (_, index) => offer(`${id}-s${index}`))
    server.branches = ids.map(id => partnerBranch(id))
    server.offers = new Map(ids.map(id => [id, offersOf(id)]))
    const first = await sync(source, { branches: [], services: [] })
    expectCounts(first.plan, { added: branches + branches * services })

    // A copy more in every tenth branch's first service, another name, a service less, and one that is new.
    server.offers = new Map(
      ids.map((id, index) => {
        const [one, two, , ...rest] = offersOf(id)
        const asksMore = offer(one!._id, ['passport', 'taxpayer-card', 'reference-internally-displaced-person'])
        return [
          id,
          index % 10 === 0 ? [asksMore, { ...two!, name: 'Інша назва' }, offer(`${id}-new`), ...rest] : offersOf(id),
        ]
      }),
    )
    const rows = { branches: first.plan.addBranches, services: first.plan.addServices }
    const again = await sync(source, rows)
    expectCounts(again.plan, { added: 10, changed: 20, removed: 10 })
    const asks = again.plan.changes.flatMap(({ fields }) => fields).filter(({ field }) => field === 'required')
    if (!asks.every(({ before, after }) => after === `${before} reference-internally-displaced-person`))
      throw new Error('a difference is not what was changed')
    return { firstMs: first.ms, againMs: again.ms, differences: again.plan.changes.length }
  } finally {
    source.close()
    await server.stop()
  }
}

async function sync(source: CatalogueSource, rows: Rows): Promise<{ plan: MergePlan; ms: number }> {
  const startedAt = systemClock.elapsed()
  const content = await source.fetch(null, never)
  if (content.kind !== 'catalogue') throw new Error('the server told nothing')
  let ids = rows.branches.length + rows.services.length
  const input = { sourceId: 'source', content, ...rows, waiting: new Map<string, string>() }
  const plan = planMerge({ ...input, checkPayload, createId: () => `id-${ids++}`, now: systemClock.now() })
  return { plan, ms: systemClock.elapsed() - startedAt }
}

function expectCounts({ changes }: MergePlan, expected: Record<string, number>): void {
  const counts: Record<string, number> = {}
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1
  if (!isDeepStrictEqual(counts, expected)) throw new Error(`differences: ${JSON.stringify(counts)}`)
}

/** Every byte on the sockets, both ways, protection and opening included. */
async function syncUnchanged(reader: CatalogueReader): Promise<readonly string[]> {
  const body = writeCatalogue(makeCatalogue(branches, services), 'json', 'uk')
  const etag = '"list"'
  const server = await startHttpsServer((request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
    else response.writeHead(200, { etag, 'content-type': 'application/json' }).end(body)
  })
  const source = createHttpsSource({ address: server.origin, reader, clock: systemClock, authority: server.authority })
  try {
    const { mark } = await source.fetch(null, never)
    const lines = [`HTTPS list: ${server.moved()} bytes at first`]
    for (const how of ['over the kept connection', 'over a new connection']) {
      const before = server.moved()
      const { kind } = await source.fetch(mark, never)
      server.hangUp()
      await pause()
      const moved = server.moved() - before
      lines.push(`HTTPS list without changes, ${how}: ${moved} bytes`)
      if (kind !== 'unchanged' || moved > mostBytes) throw new Error(lines.at(-1))
    }
    return lines
  } finally {
    source.close()
    await server.stop()
  }
}

/** Until the last bytes have been counted. */
const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 200))
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`
