import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs'
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

/** In the demo both windows are seen at once; at work the desk is as large as it was left. */
function placeOf(role: WindowRole, kiosk: boolean): readonly string[] {
  if (role === 'display') {
    return kiosk
      ? ['--kiosk', '--noerrdialogs', '--disable-pinch']
      : ['--window-size=1120,660', '--window-position=760,380']
  }
  return kiosk ? ['--start-maximized'] : ['--window-size=1380,840', '--window-position=20,20']
}

/**
 * Opens one window in a profile of its own, without what a browser does on its own account; returns how to close it.
 * A profile that is already open gets another window, and closing that one is then up to the first call.
 */
export function openBrowserWindow(
  role: WindowRole,
  url: string,
  options: BrowserOptions,
  onFailure: () => void,
): () => void {
  const profile = prepareProfile(join(options.profiles, role))
  const arguments_ = [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-features=Translate,MediaRouter',
    '--lang=uk',
    '--password-store=basic',
    // The second one keeps the browser from covering the reception screen with a warning about the first.
    ...(options.withoutSandbox ? ['--no-sandbox', '--test-type'] : []),
    ...placeOf(role, options.kiosk),
    `--app=${url}`,
  ]
  const child = spawn(options.path, arguments_, {
    detached: true,
    stdio: 'ignore',
    // On Linux the browser's own menus and dialogs follow this variable only.
    env: { ...process.env, LANGUAGE: 'uk' },
  })
  // One that cannot start ends with a complaint; one that handed the link to its elder ends without.
  child.on('error', onFailure)
  child.on('exit', code => {
    if (code !== null && code !== 0) onFailure()
  })
  child.unref()
  return () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    // Detached, it leads a group of its own: all its processes go together.
    if (process.platform === 'win32') child.kill()
    else process.kill(-child.pid, 'SIGTERM')
  }
}

/** Opens a page in the person's own profile, where they may be logged in already. */
export function openInOwnProfile(path: string, address: string, onFailure: () => void): void {
  const child = spawn(path, [address], { detached: true, stdio: 'ignore' })
  child.on('error', onFailure)
  child.unref()
}

/** No offer to translate may cover a window; only a preference of the profile stops it for good. */
function prepareProfile(profile: string): string {
  const folder = join(profile, 'Default')
  const preferences = join(folder, 'Preferences')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(preferences)) writeFileSync(preferences, JSON.stringify({ translate: { enabled: false } }))
  return profile
}
