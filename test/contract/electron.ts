import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Log } from '../../electron/app/log.ts'
import type { Place } from '../../electron/app/place.ts'
import { systemClock, type Clock } from '../../electron/jobs/clock.ts'
import { privilegedScheme } from '../../electron/shell/electron-scheme.ts'
import { createElectronShell, type ElectronShell } from '../../electron/shell/electron.ts'
import type { AppCore } from '../../electron/shell/shell.ts'
import type { Bridge, WindowRole } from '../../shared/contract.ts'
import { createFakeElectron, type FakeElectron } from '../fakes/electron.ts'
import type { FakeFrame } from '../fakes/electron/frame.ts'
import type { FakeWindow } from '../fakes/electron/window.ts'
import { createFakeSecrets } from '../fakes/secrets.ts'
import type { ShellUnderTest } from './suite.ts'

export const preloadSource = fileURLToPath(new URL('../../electron/preload.ts', import.meta.url))
export const previewUrl = (host: number) => `pryimalnia://preview-${host}/preview.html`

export interface ElectronUnderTest extends ShellUnderTest {
  readonly shell: ElectronShell
  readonly fake: FakeElectron
  readonly logged: readonly { readonly event: string; readonly detail?: unknown }[]
  attach(core: AppCore): Promise<void>
  open(role: WindowRole): Promise<FakeWindow>
}

export interface ElectronOptions {
  readonly kiosk?: boolean
  readonly clock?: Pick<Clock, 'elapsed' | 'sleep'>
}

/** The Electron shell on a fake Electron that is already ready, with the source of the real preload. */
export function createElectronUnderTest({
  kiosk = false,
  clock = systemClock,
}: ElectronOptions = {}): ElectronUnderTest {
  const folder = mkdtempSync(join(tmpdir(), 'pryimalnia-saved-'))
  const fake = createFakeElectron()
  fake.app.registerSchemes([privilegedScheme])
  fake.app.start()
  fake.dialog.choose = ({ defaultPath }) => join(folder, basename(defaultPath!))
  const logged: { event: string; detail?: unknown }[] = []
  const log: Log = {
    info: (event, detail) => void logged.push({ event, detail }),
    failure: (event, detail) => void logged.push({ event, detail }),
  }
  const shell = createElectronShell(fake.modules, {
    secrets: createFakeSecrets(),
    preload: preloadSource,
    kiosk,
    devTools: true,
    language: 'uk',
    platform: 'linux',
    clock,
    log,
  })

  async function open(role: WindowRole): Promise<FakeWindow> {
    if (!fake.window(role)) await shell.show(role)
    return fake.window(role)!
  }

  async function fetchAs(place: Place, path: string, init?: RequestInit): Promise<Response> {
    const { page } = await open(place === 'preview' ? 'operator' : place)
    return page.fetch(path, place === 'preview' ? await previewIn(page) : undefined, init)
  }

  return {
    fake,
    shell,
    opened: () => fake.shell.opened,
    logged,
    open,
    attach(core) {
      shell.attach(core)
      return Promise.resolve()
    },
    async bridge<R extends WindowRole>(role: R) {
      return (await open(role)).page.global<Bridge<R>>('bridge')
    },
    fetch: fetchAs,
    post: (place, path, body, mediaType = 'application/octet-stream') =>
      fetchAs(place, path, {
        method: 'POST',
        headers: { 'content-type': mediaType },
        body: typeof body === 'number' ? new Uint8Array(body) : body,
      }),
    saved(download) {
      if (download !== null) throw new Error('Electron saves by itself')
      const name = basename(fake.dialog.questions.at(-1)!.defaultPath!)
      return Promise.resolve({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })
    },
    stop() {
      shell.stop()
      fake.app.exit()
      rmSync(folder, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}

async function previewIn(page: FakeWindow['page']): Promise<FakeFrame> {
  const frame = page.main.frames[0] ?? (await page.openFrame(previewUrl(1)))
  if (!frame) throw new Error('no preview frame could be opened')
  return frame
}
