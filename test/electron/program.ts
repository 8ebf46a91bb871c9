import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { temporaryFolder } from '../fakes/app.ts'
import { electronBinary, notRun, root } from './binary.ts'

export interface RunningElectron {
  readonly application: ElectronApplication
  readonly dataDir: string
  /** The page of a window, once it is there. */
  window(role: 'operator' | 'display'): Promise<Page>
  stop(): Promise<void>
}

export interface ElectronOptions {
  readonly demo: boolean
  readonly dataDir?: string
}

/** Starts the built program as `npm start` does where Electron is installed. */
export async function startElectron({ demo, dataDir: given }: ElectronOptions): Promise<RunningElectron> {
  const executablePath = electronBinary()
  if (executablePath === undefined) throw new Error(notRun)
  const folder = given === undefined ? temporaryFolder('electron-e2e') : undefined
  const dataDir = given ?? join(folder!.path, 'data')
  const application = await _electron.launch({
    executablePath,
    args: [root, '--data', dataDir, ...(demo ? ['--demo'] : [])],
    cwd: root,
    // The sandbox is given up only for root, who cannot have it.
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...environment(), LANG: 'uk_UA.UTF-8' },
  })

  return {
    application,
    dataDir,
    async window(role) {
      const isOurs = (page: Page) => page.url() === `pryimalnia://${role}/`
      for (;;) {
        const page = application.windows().find(isOurs)
        if (page) return page
        // A window is there before its page is: the address may still be on its way.
        await Promise.race([application.waitForEvent('window'), new Promise(resolve => setTimeout(resolve, 100))])
      }
    },
    async stop() {
      await application.close()
      folder?.remove()
    },
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >
}

/** What the preload offers, asked from inside the page. */
export function call(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(([asked, given]) => window.bridge!.call(asked as string, given), [name, input])
}
