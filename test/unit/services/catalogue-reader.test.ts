import { afterEach, describe, expect, it, test } from 'vitest'
import { createCatalogueReader } from '../../../electron/services/catalogue-reader.ts'
import { writeCatalogue } from '../../../electron/services/catalogue-export.ts'
import { maxCatalogueBytes } from '../../../electron/services/limits.ts'
import { systemClock } from '../../../electron/jobs/clock.ts'
import { makeCatalogue } from '../../fixtures/catalogues.ts'

const real = new URL('../../../electron/workers/catalogue-worker.ts', import.meta.url)
const unreliable = new URL('../../fixtures/unreliable-catalogue-worker.ts', import.meta.url)

const readers: ReturnType<typeof createCatalogueReader>[] = []
function open(workerUrl: URL, timeoutMs?: number) {
  const reader = createCatalogueReader({ workerUrl, clock: systemClock, ...(timeoutMs && { timeoutMs }) })
  readers.push(reader)
  return reader
}
afterEach(() => Promise.all(readers.splice(0).map(reader => reader.stop())))

describe('the reader of catalogues', () => {
  test.each(['json', 'csv'] as const)('reads 10,000 services in a thread of its own: %s', async format => {
    const catalogue = makeCatalogue(100, 100)
    const bytes = writeCatalogue(catalogue, format, 'uk')
    const reading = await open(real).read(bytes)
    expect(reading).toMatchObject({ kind: 'catalogue', complete: true, problems: [] })
    expect(reading.kind === 'catalogue' && reading.catalogue).toEqual(catalogue)
    // The caller's bytes are still the caller's.
    expect(bytes.length).toBeGreaterThan(1_000_000)
  })

  test.each([
    ['hang', 'source.too-slow'],
    ['exit', 'source.malformed'],
  ])('says so when a catalogue makes its thread %s, and reads the next one', async (order, reason) => {
    const reader = open(unreliable, order === 'hang' ? 300 : 5_000)
    const [bad, good] = await Promise.all([reader.read(Buffer.from(order)), reader.read(Buffer.from('good'))])
    expect(bad).toEqual({ kind: 'refused', reason })
    expect(good).toEqual({ kind: 'refused', reason: 'source.newer' })
  })

  it('does not begin with what is too large', async () => {
    expect(await open(unreliable).read(new Uint8Array(maxCatalogueBytes + 1))).toEqual({
      kind: 'refused',
      reason: 'source.too-large',
    })
  })

  it('ends at once when it is stopped or nobody waits any more', async () => {
    const reader = open(unreliable)
    const leaving = new AbortController()
    const left = reader.read(Buffer.from('hang'), leaving.signal)
    leaving.abort(new Error('left'))
    await expect(left).rejects.toThrow('left')
    const stopped = reader.read(Buffer.from('hang'))
    await Promise.all([expect(stopped).rejects.toThrow(), reader.stop()])
  })
})
