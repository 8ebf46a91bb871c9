import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, vi } from 'vitest'
import { databaseKey, databaseOf } from '../../../electron/app/data-folder.ts'
import { connect } from '../../../electron/store/database.ts'
import { openStore, type Store } from '../../../electron/store/store.ts'
import { createClient } from '../../../shared/client.ts'
import type { Bridge, WindowRole } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { QueueItem } from '../../../shared/model/package.ts'
import type { Views } from '../../../shared/views.ts'
import { sampleLetter, startTestApp, temporaryFolder, type TestAppOptions } from '../../fakes/app.ts'
import { createFakeSecrets } from '../../fakes/secrets.ts'
import { createFakeShell } from './fake-shell.ts'

export interface OpenAppOptions extends TestAppOptions {
  /** What the database holds before the program starts. */
  readonly seed?: (store: Store) => void
}

/** The real app on real data under a fake shell; all of it goes with the test. */
export function openApp({ seed, ...options }: OpenAppOptions = {}) {
  const folder = temporaryFolder('app')
  const kept = new Map<string, string>()
  const secrets = createFakeSecrets(kept)
  const shell = createFakeShell(secrets)
  if (seed) {
    const key = randomBytes(32).toString('hex')
    secrets.write(databaseKey, key)
    const store = openStore({ path: databaseOf(folder.path), key })
    seed(store)
    store.close()
  }
  let app = startTestApp(shell, folder.path, options)
  let isRunning = true

  async function stop(): Promise<void> {
    if (isRunning) await app.stop()
    isRunning = false
  }
  onTestFinished(async () => {
    await stop()
    folder.remove()
  })

  function bridge<R extends WindowRole>(role: R): Bridge<R> {
    return {
      role,
      call: (name, input) => app.dispatch(role, name, input),
      watch: listener => app.views.watch(role, listener),
    }
  }

  /** The role's view as a window that comes now would get it. */
  function view<R extends WindowRole>(role: R): Views[R] {
    let last: Views[R] | undefined
    app.views.watch(role, next => (last = next))()
    return last!
  }

  return {
    shell,
    /** The secrets by name. */
    kept,
    dataDir: folder.path,
    get app() {
      return app
    },
    desk: createClient(bridge('operator')),
    display: createClient(bridge('display')),
    view,
    stop,
    async restart() {
      await stop()
      app = startTestApp(shell, folder.path, options)
      isRunning = true
    },
    /** Delivers a letter with these copies and resolves with its row. */
    async receive(slugs: readonly string[], subject?: string): Promise<QueueItem> {
      return this.deliver(sampleLetter(slugs, undefined, subject))
    },
    async deliver(raw: Uint8Array): Promise<QueueItem> {
      const known = new Set(view('operator').queue.map(item => item.id))
      app.mailbox.deliver(raw, Date.now())
      return vi.waitFor(() => {
        const fresh = view('operator').queue.find(item => !known.has(item.id))
        expect(fresh).toBeDefined()
        return fresh!
      }, 20_000)
    },
    /** What the database holds, read beside the program. */
    rows(sql: string): readonly Readonly<Record<string, unknown>>[] {
      const database = connect(databaseOf(folder.path), kept.get(databaseKey)!, 'read')
      try {
        return database.prepare<[], Readonly<Record<string, unknown>>>(sql).all()
      } finally {
        database.close()
      }
    },
    /** The names of the mailbox passwords among the secrets. */
    passwords: () => [...kept.keys()].filter(name => name.startsWith('mailbox:')),
    /** The kinds of all events, oldest first. */
    events(): readonly unknown[] {
      return this.rows('SELECT kind FROM events ORDER BY id').map(event => event['kind'])
    },
  }
}

export type OpenedApp = ReturnType<typeof openApp>

/** How a call was refused, as its window is told. */
export async function refusal(call: Promise<unknown>): Promise<readonly [code: string, detail: string | undefined]> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof AppError)) throw new Error('not refused', { cause: error })
  return [error.code, error.detail]
}
