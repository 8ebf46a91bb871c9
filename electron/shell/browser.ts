import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { WindowRole } from '../../shared/contract.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** The system's Chromium or a relative of it, by its path; undefined when there is none. */
export function findBrowser(searchPath: string): string | undefined {
  for (const folder of searchPath.split(delimiter).filter(part => part !== '')) {
    for (const name of names) {
      const path = join(folder, name)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // Not here: the next place may have it.
      }
    }
  }
  return undefined
}

/** Whether this machine shows windows at all. */
export function hasScreen(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'])
}

export interface BrowserOptions {
  readonly path: string
  /** Holds one profile per role: cookies, caches and zoom of the two windows never meet. */
  readonly profiles: string
  /** The reception screen takes the whole monitor; in the demo it is a window beside the desk. */
  readonly kiosk: boolean
  /** Only for root, for whom Chromium refuses to start with it. */
  readonly withoutSandbox: boolean
}

/** Opens one window in a profile of its own, without what a browser does on its own account. */
export function openBrowserWindow(role: WindowRole, url: string, options: BrowserOptions): void {
  const profile = join(options.profiles, role)
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const arguments_ = [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-translate',
    '--disable-features=Translate,MediaRouter',
    '--password-store=basic',
    ...(options.withoutSandbox ? ['--no-sandbox'] : []),
    ...(role === 'display' && options.kiosk ? ['--kiosk', '--noerrdialogs', '--disable-pinch'] : []),
    ...(role === 'display' && !options.kiosk ? ['--window-size=1280,720', '--window-position=120,120'] : []),
    `--app=${url}`,
  ]
  const child = spawn(options.path, arguments_, { detached: true, stdio: 'ignore' })
  // Windows outlive the launcher's terminal; a browser that cannot start is seen by its missing window.
  child.on('error', () => {})
  child.unref()
}
