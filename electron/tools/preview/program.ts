import { cpSync, mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CopyDetails, PackageDetails, QueueItem } from '../../../shared/model/package.ts'
import { makeFolder } from '../../app/data-folder.ts'
import { openApp } from '../../app/open.ts'
import { placesOf } from '../../app/places.ts'
import { createId, systemClock, systemRandom } from '../../jobs/clock.ts'
import { settledFileMs } from '../../mail/limits.ts'
import type { Secrets } from '../../shell/shell.ts'
import { createWebShell } from '../../shell/web.ts'
import { composeBatch, type Enclosed } from './batch-letter.ts'

/** The whole program without windows, in a scratch folder, with one mailbox that is a folder of it. */
export interface DeskProgram {
  /** Lets one browser in. */
  operatorLink(): string
  /** Delivers the files as one letter and resolves with what the desk knows of it. */
  deliver(files: readonly Enclosed[]): Promise<Delivered>
  stop(): Promise<void>
}

export interface Delivered {
  readonly packageId: string
  /** By name; what the desk lists without opening it is not among them. */
  readonly copies: ReadonlyMap<string, CopyDetails>
  readonly trouble: string | null
}

const address = 'preview@example.org'
/** A letter of 40 MB is parsed, stored and shown in 3 s on two busy cores. */
const arrivalMs = 60_000

export async function startDeskProgram(scratch: string): Promise<DeskProgram> {
  const places = placesOf(new URL('../../entry.ts', import.meta.url).href)
  // Built pages of its own: a build that somebody starts meanwhile empties the others.
  const pages = join(scratch, 'pages')
  cpSync(places.pages, pages, { recursive: true })
  const mail = join(scratch, 'mail')
  mkdirSync(mail)

  const failed = (error: unknown) => console.error(error)
  const shell = createWebShell({
    secrets: memorySecrets(),
    random: systemRandom,
    openWindow: () => Promise.resolve(),
    openAddress: () => {},
    logFailure: failed,
  })
  const dataDir = join(scratch, 'data')
  makeFolder(dataDir)
  const log = { info: () => {}, failure: () => {} }
  const app = openApp(shell, { dataDir, edition: 'work' }, { ...places, pages }, log)
  const host = await shell.attach(app, 0)

  async function ask(name: string, input: unknown): Promise<unknown> {
    const reply = await app.dispatch('operator', name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`)
    return reply.value
  }

  await ask('setup.finish', {
    branch: { name: 'Перегляд', institution: 'Перевірка перегляду' },
    mailbox: { kind: 'folder', address, path: mail },
    service: {
      name: 'Перевірка',
      required: ['passport'],
      optional: [],
      payload: 'https://diia.app/acquirers/offer-request/000000000000000000000000',
    },
  })
  // A tone at each letter needs a sound device, and tells nobody anything here.
  await ask('settings.change', { sound: false })
  const seen = new Set<string>()

  function nextPackage(): Promise<QueueItem> {
    return new Promise((resolve, reject) => {
      const over = new AbortController()
      const unwatch = app.views.watch('operator', ({ queue }) => {
        const item = queue.find(({ id }) => !seen.has(id))
        if (item === undefined) return
        seen.add(item.id)
        over.abort()
        queueMicrotask(() => unwatch())
        resolve(item)
      })
      systemClock.sleep(arrivalMs, over.signal).then(
        () => {
          unwatch()
          reject(new Error('a letter did not arrive at the desk'))
        },
        () => {},
      )
    })
  }

  return {
    operatorLink: () => host.launchUrl('operator'),
    async deliver(files) {
      const id = createId(systemRandom)
      const arrived = nextPackage()
      drop(mail, id, composeBatch(files, address, id))
      const { id: packageId } = await arrived
      const { copies, problem } = (await ask('package.get', { id: packageId })) as PackageDetails
      return { packageId, copies: new Map(copies.map(copy => [copy.name, copy])), trouble: problem?.code ?? null }
    },
    async stop() {
      await host.stop()
      await app.stop()
    },
  }
}

/** Whole and old at once, so that the mailbox need not look twice. */
function drop(mail: string, id: string, letter: Uint8Array): void {
  const draft = join(mail, `${id}.tmp`)
  writeFileSync(draft, letter)
  const modifiedAt = (systemClock.now() - 10 * settledFileMs) / 1000
  utimesSync(draft, modifiedAt, modifiedAt)
  renameSync(draft, join(mail, `${id}.eml`))
}

function memorySecrets(): Secrets {
  const values = new Map<string, string>()
  return {
    backend: 'memory',
    read: name => values.get(name),
    write: (name, value) => void values.set(name, value),
    remove: name => void values.delete(name),
  }
}
