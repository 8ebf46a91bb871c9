import { describe, expect, it } from 'vitest'
import { startServicesSync } from '../../../electron/jobs/services-sync.ts'
import { branchFields, serviceFields } from '../../../electron/services/catalogue.ts'
import type { MergePlan } from '../../../electron/services/merge-plan.ts'
import type { CatalogueSource, Fetched } from '../../../electron/services/source.ts'
import { AppError } from '../../../shared/errors.ts'
import { checkPayload } from '../../../shared/qr-payload.ts'
import { makeCatalogue } from '../../fixtures/catalogues.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const turn = () => new Promise<void>(resolve => setImmediate(resolve))
const content: Fetched = {
  ...{
    kind: 'catalogue',
    mark: 'first',
    catalogue: makeCatalogue(1, 2),
    complete: true,
    problems: [],
    problemCount: 0,
  },
  owns: { branch: new Set(branchFields), service: new Set(serviceFields) },
}

/** A sync with a source that answers what the test says next. */
function startSync(...answers: readonly (Fetched | Error)[]) {
  const clock = createFakeClock(1_000)
  const waiting = [...answers]
  const asked: (string | null)[] = []
  const applied: { plan: MergePlan; mark: string; at: number }[] = []
  const failures: unknown[] = []
  const seen = { closed: false, unchanged: 0, mark: null as string | null }
  const source: CatalogueSource = {
    intervalMs: 60_000,
    async fetch(mark, signal) {
      asked.push(mark)
      const answer = waiting.shift()
      if (answer instanceof Error) throw answer
      if (answer) return answer
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
    },
    close: () => (seen.closed = true),
  }
  const sync = startServicesSync({
    ...{ source, clock, jitter: () => 0.5, sourceId: 'source', checkPayload },
    createId: () => `id-${applied.length}`,
    mark: () => seen.mark,
    read: () => ({ branches: [], services: [], waiting: new Map() }),
    apply(plan, mark, at) {
      applied.push({ plan, mark, at })
      seen.mark = mark
    },
    onUnchanged(mark) {
      seen.unchanged += 1
      seen.mark = mark
    },
    onChange: () => {},
    logFailure: error => failures.push(error),
  })
  return { sync, clock, asked, applied, failures, seen }
}

describe('a sync of services', () => {
  it('plans what the source tells and has it written with its mark, then asks by that mark', async () => {
    const { sync, clock, asked, applied, seen } = startSync(content, { kind: 'unchanged', mark: 'second' })
    await turn()
    expect(applied.map(({ plan, mark, at }) => [plan.addServices.length, mark, at])).toEqual([[2, 'first', 1_000]])
    expect(sync.status()).toEqual({ job: { kind: 'idle' }, intervalMs: 60_000 })
    clock.advance(60_000)
    await turn()
    expect([asked, seen.mark, seen.unchanged, applied.length]).toEqual([[null, 'first'], 'second', 1, 1])
    await sync.stop()
    expect(seen.closed).toBe(true)
  })

  it('asks for everything anew when it is woken, until it has been told', async () => {
    const lost = new AppError('source.lost')
    const { sync, clock, asked } = startSync(content, lost, content, { kind: 'unchanged', mark: 'first' })
    await turn()
    sync.wake()
    await turn()
    expect(sync.status().job).toMatchObject({ kind: 'waiting', error: { code: 'source.lost' } })
    clock.advance(2_000)
    await turn()
    clock.advance(60_000)
    await turn()
    expect(asked).toEqual([null, null, null, 'first'])
    await sync.stop()
  })

  it('waits for a person where only a person can help, and does not repeat a refused token by itself', async () => {
    const { sync, clock, asked, failures } = startSync(new AppError('source.unauthorised', '401'), content)
    await turn()
    expect(sync.status().job).toEqual({ kind: 'blocked', error: { code: 'source.unauthorised', detail: '401' } })
    clock.advance(24 * 3_600_000)
    await turn()
    expect([asked.length, failures.length]).toEqual([1, 1])
    sync.wake()
    await turn()
    expect(sync.status().job).toEqual({ kind: 'idle' })
    await sync.stop()
  })

  it('writes nothing once it is stopped', async () => {
    const { sync, applied } = startSync()
    await turn()
    await sync.stop()
    expect(applied).toEqual([])
  })
})
