import type { Browser, Page } from '@playwright/test'
import { systemClock } from '../../jobs/clock.ts'
import { findBrowser } from '../../shell/browser.ts'
import { isAlive, peakOf, renderersOf, type Renderers } from './frame-memory.ts'
import { showCopy, takePause, watchPauses, type Shown } from './in-page.ts'

/** What became of one copy on the desk. */
export interface Look {
  readonly outcome: 'opened' | 'refused'
  readonly reason: string | null
  readonly pages: number | null
  readonly milliseconds: number
  readonly peakMemoryBytes: number | null
  /** After a hang: whether the frame's process is gone; null where there was nothing to end or nothing is known. */
  readonly processEnded: boolean | null
}

export interface DeskWindow {
  openPackage(id: string, blank: string): Promise<void>
  look(name: string, blank: string): Promise<Look>
  /** The longest pause of the desk's own frames since this was asked last. */
  takePause(): Promise<number>
  close(): Promise<void>
}

/** A file that has shown nothing by now is given up: a moment before 10 s, so that the whole of it stays below. */
const patienceMs = 9_800
/** A desk that does not answer for so long is lost. */
const deskMs = 20_000
/** A removed frame's process ends at once; a busy machine may take its time. */
const endingMs = 3_000
const sampleMs = 40
/** After the first page: its text is read, and memory may still grow. */
const lingerMs = 120

/** The desk does not answer any more. */
export class DeskLostError extends Error {}

/** Opens the real desk in a browser without a screen. @throws Error with a plain message when there is no browser */
export async function openDeskWindow(link: string): Promise<DeskWindow> {
  const { chromium } = await import('@playwright/test').catch((error: unknown) => {
    throw new Error('Playwright is not installed: run npm ci.', { cause: error })
  })
  const path = process.env['CHROMIUM'] ?? findBrowser(process.env['PATH'] ?? '')
  const isRoot = process.getuid?.() === 0
  if (isRoot) console.error('You are root: the browser runs without its sandbox (--no-sandbox).')
  const args = [
    ...(isRoot ? ['--no-sandbox'] : []),
    // A process kept ready for the next frame could not be told from the frame's own.
    '--disable-features=SpareRendererForSitePerProcess,Translate,MediaRouter,OptimizationHints,HttpsUpgrades',
  ]
  const browser = await chromium
    .launch({ headless: true, args, ...(path === undefined ? { channel: 'chrome' } : { executablePath: path }) })
    .catch((error: unknown) => {
      throw new Error('No Chromium could be started: install one, or name it in CHROMIUM.', { cause: error })
    })
  try {
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
    await page.goto(link)
    await page.locator('.desk').waitFor()
    await page.evaluate(watchPauses)
    return createDeskWindow(browser, page, renderersOf(await processOf(browser)))
  } catch (error) {
    await browser.close()
    throw error
  }
}

/** Playwright does not tell whom it started; the browser itself does. */
async function processOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.find(({ type }) => type === 'browser')?.id ?? 0
}

function createDeskWindow(browser: Browser, page: Page, renderers: Renderers): DeskWindow {
  /** Waits for the desk, not for a file. */
  async function answered<T>(asked: Promise<T>): Promise<T> {
    const answer = await within(asked, deskMs)
    if (answer === late) throw new DeskLostError('the desk does not answer')
    return answer
  }

  /** Samples the frame's memory until its copy is there, and a little longer. */
  async function watchMemory(before: ReadonlySet<number>, isOver: () => boolean) {
    const peaks = new Map<number, number>()
    for (let last = false; ;) {
      for (const pid of renderers.newSince(before)) {
        const peak = peakOf(pid)
        if (peak !== null) peaks.set(pid, peak)
      }
      if (last) return peaks
      last = isOver()
      await pause(last ? lingerMs : sampleMs)
    }
  }

  async function look(name: string, blank: string): Promise<Look> {
    const before = renderers.all()
    let isOver = false
    const memory = watchMemory(before, () => isOver)
    const startedAt = systemClock.elapsed()
    let shown: Shown | typeof late
    try {
      shown = await within(page.evaluate(showCopy, name), patienceMs)
    } finally {
      isOver = true
    }
    const elapsed = systemClock.elapsed() - startedAt
    const peaks = await memory
    const peakMemoryBytes = peaks.size === 0 ? null : Math.max(...peaks.values())
    if (shown !== late && shown.reason !== 'hung') return { ...shown, peakMemoryBytes, processEnded: null }

    // Another copy takes the place of the one that hangs, and with its frame the process must go.
    await answered(page.evaluate(showCopy, blank))
    const processEnded = peaks.size === 0 ? null : await haveEnded([...peaks.keys()])
    return { outcome: 'refused', reason: 'hung', pages: null, milliseconds: elapsed, peakMemoryBytes, processEnded }
  }

  return {
    look,
    async openPackage(id, blank) {
      await answered(page.locator(`[role=option][data-id="${id}"]`).click())
      await answered(page.locator(`.copies button[aria-pressed=true] .clip[title="${blank}"]`).waitFor())
      await answered(page.locator('.preview-place.open').waitFor())
    },
    takePause: () => answered(page.evaluate(takePause)),
    close: () => browser.close(),
  }
}

async function haveEnded(pids: readonly number[]): Promise<boolean> {
  for (let waited = 0; waited < endingMs; waited += sampleMs) {
    if (!pids.some(isAlive)) return true
    await pause(sampleMs)
  }
  return false
}

const late: unique symbol = Symbol('late')

/** What was asked for, or `late` after `ms`. */
async function within<T>(asked: Promise<T>, ms: number): Promise<T | typeof late> {
  const over = new AbortController()
  const timeout = systemClock.sleep(ms, over.signal).then(
    (): typeof late => late,
    (): typeof late => late,
  )
  try {
    return await Promise.race<T | typeof late>([asked, timeout])
  } finally {
    over.abort()
    // Whatever comes later is nobody's any more.
    asked.catch(() => {})
  }
}

function pause(ms: number): Promise<void> {
  return systemClock.sleep(ms, new AbortController().signal)
}
