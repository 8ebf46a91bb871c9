import { mkdtemp, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { writeCatalogue } from '../../electron/services/catalogue-export.ts'
import { createFileSource } from '../../electron/services/file-source.ts'
import { maxCatalogueBytes } from '../../electron/services/limits.ts'
import { makeCatalogue } from '../fixtures/catalogues.ts'
import { describeSource, failureOf, makeList, never, openReader, servicesOf } from './source-suite.ts'

/** A clock by which every file was written long ago, or just so long ago as is said. */
const later = (ms = 3_600_000) => ({ ...systemClock, now: () => Date.now() + ms })
const bytesOf = (services: Record<string, string>) => writeCatalogue(makeList(services), 'csv', 'uk')

describeSource('a file', async () => {
  const home = await mkdtemp(join(tmpdir(), 'pryimalnia-source-'))
  const path = join(home, 'перелік.csv')
  return {
    open: reader => createFileSource({ path, clock: later(), reader }),
    tell: services => writeFile(path, bytesOf(services)),
    garble: () => writeFile(path, '{"format":"pryimalnia-catalogue","version":1,"branches":['),
    hold: () => writeFile(path, writeCatalogue(makeCatalogue(100, 100), 'json', 'uk')),
    remove: () => rm(path),
    close: () => rm(home, { recursive: true }),
  }
})

describe('a file', () => {
  const reader = openReader()
  const folders: string[] = []
  let path = ''
  beforeEach(async () => {
    const home = await mkdtemp(join(tmpdir(), 'pryimalnia-source-'))
    folders.push(home)
    path = join(home, 'list.csv')
  })
  afterAll(async () => {
    await reader.stop()
    for (const folder of folders) await rm(folder, { recursive: true })
  })
  const open = (age?: number) => createFileSource({ path, clock: later(age), reader })

  it('that is just being written is asked for again, whole or half', async () => {
    await writeFile(path, bytesOf({ s1: 'Довідка' }))
    expect(await failureOf(open(0).fetch(null, never))).toBe('source.busy')
    await writeFile(path, writeCatalogue(makeList({ s1: 'Довідка' }), 'json', 'uk').subarray(0, 300))
    expect(await failureOf(open(5_000).fetch(null, never))).toBe('source.busy')
    expect(await failureOf(open(60_000).fetch(null, never))).toBe('source.malformed')
  })

  it('that is too young for its time to mean anything is compared by its content', async () => {
    await writeFile(path, bytesOf({ s1: 'Довідка' }))
    const { atime, mtime } = await stat(path)
    const { mark } = await open(2_000).fetch(null, never)
    await writeFile(path, bytesOf({ s1: 'Витягів' }))
    await utimes(path, atime, mtime)
    expect(servicesOf(await open(2_000).fetch(mark, never))).toEqual({ s1: 'Витягів' })
  })

  it('whose time lies ahead of ours is read all the same', async () => {
    await writeFile(path, bytesOf({ s1: 'Довідка' }))
    const { mark } = await open(-120_000).fetch(null, never)
    expect((await open(-120_000).fetch(mark, never)).kind).toBe('unchanged')
  })

  it('that was saved again with the same content has not changed', async () => {
    await writeFile(path, bytesOf({ s1: 'Довідка' }))
    const { mark } = await open().fetch(null, never)
    await utimes(path, 1_000, 1_000)
    const again = await open().fetch(mark, never)
    expect(again.kind).toBe('unchanged')
    // From now on a look costs no reading.
    expect(again.mark).not.toBe(mark)
  })

  it('that was there comes back by itself; one that never was is a mistake', async () => {
    expect(await failureOf(open().fetch(null, never))).toBe('source.gone')
    expect(await failureOf(open().fetch('{}', never))).toBe('source.lost')
  })

  it('that is a folder, a device, another kind of file, or too large is refused with the reason', async () => {
    const at = (other: string) => createFileSource({ path: other, clock: later(), reader }).fetch(null, never)
    expect(await failureOf(at(join(path, '..')))).toBe('source.denied')
    expect(await failureOf(at('/dev/zero'))).toBe('source.denied')
    expect(await failureOf(at(`${path}\0`))).toBe('source.denied ERR_INVALID_ARG_VALUE')
    await writeFile(path, 'PK\x03\x04')
    expect(await failureOf(at(path))).toBe('source.spreadsheet')
    await truncate(path, maxCatalogueBytes + 1)
    expect(await failureOf(at(path))).toBe('source.too-large')
  })
})
