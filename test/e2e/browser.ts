import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LaunchOptions, Page } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The first system browser on PATH (or the one named in CHROMIUM), or null. */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | null {
  if (environment['CHROMIUM']) return environment['CHROMIUM']
  const folders = (environment['PATH'] ?? '').split(delimiter)
  const candidates = names.flatMap(name => folders.map(folder => join(folder, name)))
  return candidates.find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** How tests start the browser. The sandbox is given up only for root, who cannot have it. */
export function launchOptions(): LaunchOptions {
  const executablePath = findBrowser()
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Where no browser is on PATH (Windows, macOS), Playwright knows where Chrome installs itself.
  return { headless: true, args, ...(executablePath === null ? { channel: 'chrome' } : { executablePath }) }
}

/** Keeps a picture of the page for people to look at: screenshots/NAME.png, not in git. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: fileURLToPath(new URL(`../../screenshots/${name}.png`, import.meta.url)) })
}
