import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import type { Catalogue } from '../../electron/services/catalogue.ts'
import { createCatalogueReader, type CatalogueReader } from '../../electron/services/catalogue-reader.ts'
import type { CatalogueSource, Fetched } from '../../electron/services/source.ts'
import { AppError } from '../../shared/errors.ts'
import { makeBranch, makeService } from '../fixtures/catalogues.ts'

/** A place that tells a catalogue, and what can happen to it. */
export interface SourceBench {
  /** A source on this place; each call gives a new one, as after a restart. */
  open(reader: CatalogueReader): CatalogueSource
  /** Makes the place tell these services, as ids with names, in one branch. */
  tell(services: Readonly<Record<string, string>>): Promise<void>
  /** What it tells makes no sense from now on. */
  garble(): Promise<void>
  /** The next answer takes its time. */
  hold(): Promise<void>
  /** There is no such place from now on. */
  remove(): Promise<void>
  close(): Promise<void>
}

export const never = new AbortController().signal
export const readerUrl = new URL('../../electron/workers/catalogue-worker.ts', import.meta.url)

export function openReader(): CatalogueReader {
  return createCatalogueReader({ workerUrl: readerUrl, clock: systemClock })
}

/** One branch with these services, as ids with names. */
export function makeList(services: Readonly<Record<string, string>>): Catalogue {
  const rows = Object.entries(services).map(([id, name]) => makeService(id, { name }))
  return { institution: 'Лікарня', branches: [makeBranch('b1', { services: rows })] }
}

export function catalogueOf(fetched: Fetched): Catalogue {
  if (fetched.kind !== 'catalogue') throw new Error('unchanged')
  return fetched.catalogue
}

export function servicesOf(fetched: Fetched): Record<string, string> {
  const services = catalogueOf(fetched).branches.flatMap(branch => branch.services)
  return Object.fromEntries(services.map(({ externalId, name }) => [externalId, name]))
}

/** The code with its detail, of whatever the promise fails with. */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'no failure'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.detail === undefined ? error.code : `${error.code} ${error.detail}`
  }
}

/** What every source must do, whatever lies behind it. */
export function describeSource(name: string, openBench: () => Promise<SourceBench>): void {
  describe(`${name} as a source`, () => {
    let bench: SourceBench
    const reader = openReader()

    beforeAll(async () => {
      bench = await openBench()
    })
    afterAll(async () => {
      await bench.close()
      await reader.stop()
    })

    it('tells everything at first, and then only that nothing has changed', async () => {
      await bench.tell({ s1: 'Довідка', s2: 'Витяг' })
      const source = bench.open(reader)
      const first = await source.fetch(null, never)
      expect(servicesOf(first)).toEqual({ s1: 'Довідка', s2: 'Витяг' })
      expect(first).toMatchObject({ complete: true, problems: [], problemCount: 0 })
      expect((await source.fetch(first.mark, never)).kind).toBe('unchanged')
      source.close()
    })

    it('knows its mark after a restart, and tells everything to whoever has none', async () => {
      const source = bench.open(reader)
      const { mark } = await source.fetch(null, never)
      source.close()
      const restarted = bench.open(reader)
      expect((await restarted.fetch(mark, never)).kind).toBe('unchanged')
      expect((await restarted.fetch(null, never)).kind).toBe('catalogue')
      expect((await restarted.fetch('the mark of another version', never)).kind).toBe('catalogue')
      restarted.close()
    })

    it('tells what has changed, and what has changed back', async () => {
      const source = bench.open(reader)
      const { mark } = await source.fetch(null, never)
      await bench.tell({ s1: 'Довідка', s3: 'Архів' })
      const changed = await source.fetch(mark, never)
      expect(servicesOf(changed)).toEqual({ s1: 'Довідка', s3: 'Архів' })
      await bench.tell({ s1: 'Довідка', s2: 'Витяг' })
      expect(servicesOf(await source.fetch(changed.mark, never))).toEqual({ s1: 'Довідка', s2: 'Витяг' })
      source.close()
    })

    it('says so when what it tells makes no sense, each time, until it does again', async () => {
      const source = bench.open(reader)
      const { mark } = await source.fetch(null, never)
      await bench.garble()
      for (let time = 0; time < 2; time++)
        expect(await failureOf(source.fetch(mark, never))).toMatch(/^source\.malformed/)
      await bench.tell({ s1: 'Довідка', s2: 'Витяг' })
      expect((await source.fetch(mark, never)).kind).toBe('unchanged')
      source.close()
    })

    it('ends with the reason of an abort, before and in the middle of an answer', async () => {
      const source = bench.open(reader)
      await expect(source.fetch(null, AbortSignal.abort(new Error('before')))).rejects.toThrow('before')
      await bench.hold()
      const leaving = new AbortController()
      const held = source.fetch(null, leaving.signal)
      setTimeout(() => leaving.abort(new Error('meanwhile')), 20)
      await expect(held).rejects.toThrow('meanwhile')
      source.close()
    })

    it('says so when there is nothing to be had', async () => {
      await bench.remove()
      const source = bench.open(reader)
      const failure = await failureOf(source.fetch(null, never))
      expect(failure.split(' ')[0]).toBe('source.gone')
      source.close()
    })
  })
}
