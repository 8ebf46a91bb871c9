import { fileURLToPath } from 'node:url'
import type { LaunchOptions, Page } from '@playwright/test'
import { findBrowser as findOnPath } from '../../electron/shell/browser.ts'

/** The browser named in CHROMIUM, or the one that the program itself would find on PATH, or null. */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | null {
  const named = environment['CHROMIUM']
  return named ? named : (findOnPath(environment['PATH'] ?? '') ?? null)
}

/** How tests start the browser. The sandbox is given up only for root, who cannot have it. */
export function launchOptions(): LaunchOptions {
  const executablePath = findBrowser()
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Where no browser is on PATH (Windows, macOS), Playwright knows where Chrome installs itself.
  return { headless: true, args, ...(executablePath === null ? { channel: 'chrome' } : { executablePath }) }
}

/**
 * Keeps a picture of the page for people to look at (screenshots/NAME.png, not in git), and returns it. What fades in
 * is shown at its end: a code pictured halfway is one that nobody would read.
 */
export async function keepScreenshot(page: Page, name: string): Promise<Buffer> {
  const path = fileURLToPath(new URL(`../../screenshots/${name}.png`, import.meta.url))
  return page.screenshot({ path, animations: 'disabled' })
}
