import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { databaseOf, lockOf, openOwnStore, secretsOf } from '../app/data-folder.ts'
import { createIntake } from '../app/intake.ts'
import { defaultDataDir } from '../app/options.ts'
import { placesOf } from '../app/places.ts'
import { systemClock, systemRandom } from '../jobs/clock.ts'
import { createLetterParser } from '../mail/letter-parser.ts'
import { maxLetterBytes, oversizeHeaderBytes } from '../mail/limits.ts'
import { headersOnly } from '../mail/oversize.ts'
import { claimInstance } from '../shell/instance.ts'
import { fileOnly, openSecretFile } from '../shell/secret-file.ts'
import { lockFile } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import { printEach } from './support/each-file.ts'
import { findFiles, readStart, readWithin, type Found } from './support/files.ts'
import { tenths } from './support/lines.ts'
import { atLeastOne } from './support/paths.ts'
import { UsageError } from './support/usage-error.ts'

export const description = 'takes letters from files into a data folder, the way by which letters of its mailbox come'
export const usage = 'PATH… [--data DIR] [--mailbox ID|ADDRESS]   (the program must not be running on that folder)'

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, mailbox: { type: 'string' } },
  })
  const paths = atLeastOne(positionals)
  const dataDir = resolve(values.data ?? defaultDataDir('work', process.env, process.platform))
  if (!existsSync(databaseOf(dataDir))) {
    console.error(`There is no database in ${dataDir}: set the program up first, or name its folder with --data.`)
    return 1
  }
  const instance = await claimInstance(dataDir, () => Promise.resolve('Letters are being imported.'))
  if ('said' in instance) {
    console.error('The program is running on this folder: close it first.')
    return 1
  }
  let unlock: (() => void) | undefined
  try {
    unlock = lockFile(lockOf(dataDir))
    const store = openOwnStore(dataDir, openSecretFile(secretsOf(dataDir), fileOnly), systemRandom)
    try {
      const mailboxId = findMailbox(store, values.mailbox)
      return await importAll(store, mailboxId, await findFiles(paths))
    } finally {
      store.close()
    }
  } finally {
    unlock?.()
    await instance.release()
  }
}

/** @throws UsageError */
function findMailbox(store: Store, wanted: string | undefined): string {
  const all = store.mailboxes.all()
  const address = wanted?.toLowerCase()
  const found =
    wanted === undefined
      ? all
      : all.filter(({ id, settings }) => id === wanted || settings.address.toLowerCase() === address)
  const [only, ...more] = found
  if (only !== undefined && more.length === 0) return only.id
  const known = all.map(({ id, settings }) => `\n  ${id}  ${settings.address}`).join('')
  throw new UsageError(
    `${wanted === undefined ? 'Say with --mailbox which one' : 'No single mailbox is named so'}:${known || ' none yet'}`,
  )
}

async function importAll(store: Store, mailboxId: string, files: readonly Found[]): Promise<number> {
  const { parseWorker } = placesOf(new URL('../entry.ts', import.meta.url).href)
  const parser = createLetterParser({ workerUrl: parseWorker, clock: systemClock })
  const take = createIntake({ store, parser, clock: systemClock, random: systemRandom })
  const counts = { stored: 0, repeated: 0, refused: 0 }
  const { signal } = new AbortController()
  try {
    await printEach('import', files, async file => {
      const line = await importOne(file)
      counts[line.outcome] += 1
      return line
    })
  } finally {
    await parser.stop()
  }
  const { stored, repeated, refused } = counts
  console.error(`${files.length} files: ${stored} stored, ${repeated} repeated, ${refused} refused`)
  return 0

  async function importOne(file: Found) {
    const startedAt = systemClock.elapsed()
    const arrived = await toArrived(file)
    if (typeof arrived === 'string') return { path: file.path, outcome: 'refused', reason: arrived } as const
    const recorded = await take(mailboxId, arrived, signal)
    const milliseconds = tenths(systemClock.elapsed() - startedAt)
    if (recorded.kind === 'repeated') {
      return { path: file.path, outcome: 'repeated', reason: null, milliseconds } as const
    }
    const { packageId } = recorded
    const row = store.packages.get(packageId)
    const letter = row && store.letters.get(row.letterId)
    return {
      path: file.path,
      outcome: 'stored',
      reason: letter?.problem?.code ?? letter?.trouble ?? null,
      package: packageId,
      code: row?.code,
      documents: store.documents.ofPackage(packageId).length,
      milliseconds,
    } as const
  }
}

/** The letter as a mailbox would tell of it; one that is too large leaves its headers only. */
async function toArrived(file: Found) {
  if (file.trouble !== null) return file.trouble
  const receivedAt = Math.trunc(Math.min(file.modifiedAt, systemClock.now()))
  const raw = await readWithin(file.place, maxLetterBytes)
  if (raw === 'file.too-large') {
    const start = await readStart(file.place, oversizeHeaderBytes)
    if (typeof start === 'string') return start
    const headers = headersOnly(start)
    return { kind: 'oversize', position: positionOf(headers), headers, bytes: file.bytes, receivedAt } as const
  }
  if (typeof raw === 'string') return raw
  return { kind: 'letter', position: positionOf(raw), raw, receivedAt } as const
}

/** A place of its own beside the mailbox's folders, so that its cursor is not touched: numbered by content. */
function positionOf(bytes: Uint8Array) {
  const digest = createHash('sha256').update(bytes).digest()
  // 52 bits fit a number exactly; zero is not a UID.
  return { folder: 'import', uidValidity: 'files', uid: Number(digest.readBigUInt64BE() >> 12n) || 1 }
}
