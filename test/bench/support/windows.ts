import { chromium, type Browser, type Page } from '@playwright/test'
import { launchOptions } from '../../e2e/browser.ts'

/** The screens of an ordinary workplace. */
const deskSize = { width: 1366, height: 768 }
export const displaySize = { width: 1920, height: 1080 }

export interface Windows {
  readonly browser: Browser
  readonly desk: Page
  readonly display: Page
}

/** Both windows of a running program in a real browser. */
export async function openWindows(links: { readonly operator: string; readonly display: string }): Promise<Windows> {
  const browser = await chromium.launch(launchOptions())
  const desk = await browser.newPage({ viewport: deskSize })
  const display = await browser.newPage({ viewport: displaySize })
  await desk.goto(links.operator)
  await display.goto(links.display)
  return { browser, desk, display }
}
