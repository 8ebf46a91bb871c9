import type { Browser, Page } from '@playwright/test'
import { systemClock } from '../../jobs/clock.ts'
import { findBrowser } from '../../shell/browser.ts'
import { isAlive, isMeasured, peakOf, renderersOf } from './frame-memory.ts'
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
/** A frame is kept ahead a moment after a copy is there; when none comes, memory is not told. */
const aheadMs = 5_000
/** After the first page: its text is read, and memory may still grow. */
const lingerMs = 120

/** Reasons that the desk knows before it takes a frame. */
const withoutFrame: ReadonlySet<string | null> = new Set(['empty', 'kept', 'not-pdf'])

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
    // A process that the browser keeps ready by itself could not be told from a frame's.
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
    return createDeskWindow(browser, page, await processOf(browser))
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

function createDeskWindow(browser: Browser, page: Page, browserPid: number): DeskWindow {
  let shown: number | null = null

  /** Waits for the desk, not for a file. */
  async function answered<T>(asked: Promise<T>): Promise<T> {
    const answer = await within(asked, deskMs)
    if (answer === late) throw new DeskLostError('the desk does not answer')
    return answer
  }

  /** The process that the next copy will be drawn in: the desk keeps a frame ahead, started last of all. */
  async function frameAhead(): Promise<number | null> {
    for (let waited = 0; isMeasured && waited < aheadMs; waited += sampleMs) {
      const renderers = renderersOf(browserPid)
      const youngest = renderers.at(-1)
      // The desk's own, that of the copy on the screen, and the one ahead.
      if (renderers.length >= 3 && youngest !== undefined && youngest !== shown) return youngest
      await pause(sampleMs)
    }
    return null
  }

  /** Samples a process's memory until its copy is there, and a little longer. */
  async function watchMemory(pid: number, isOver: () => boolean): Promise<number | null> {
    let peak: number | null = null
    for (let last = false; ;) {
      peak = peakOf(pid) ?? peak
      if (last) return peak
      last = isOver()
      await pause(last ? lingerMs : sampleMs)
    }
  }

  async function look(name: string, blank: string): Promise<Look> {
    const pid = await frameAhead()
    let isOver = false
    const memory = pid === null ? null : watchMemory(pid, () => isOver)
    const startedAt = systemClock.elapsed()
    let seen: Shown | typeof late
    try {
      seen = await within(page.evaluate(showCopy, name), patienceMs)
    } finally {
      isOver = true
    }
    const elapsed = systemClock.elapsed() - startedAt
    const peakMemoryBytes = await memory
    if (seen !== late && withoutFrame.has(seen.reason)) return { ...seen, peakMemoryBytes: null, processEnded: null }
    shown = pid
    if (seen !== late && seen.reason !== 'hung') return { ...seen, peakMemoryBytes, processEnded: null }

    // Another copy takes the place of the one that hangs, and with its frame the process must go.
    await answered(page.evaluate(showCopy, blank))
    const processEnded = pid === null ? null : await hasEnded(pid)
    return { outcome: 'refused', reason: 'hung', pages: null, milliseconds: elapsed, peakMemoryBytes, processEnded }
  }

  return {
    look,
    async openPackage(id, blank) {
      await answered(page.locator(`[role=option][data-id="${id}"]`).click())
      await answered(page.locator(`.copies button[aria-pressed=true] .clip[title="${blank}"]`).waitFor())
      await answered(page.locator('.preview-place.open').waitFor())
      await answered(page.locator('iframe.waiting').waitFor({ state: 'attached' }))
    },
    takePause: () => answered(page.evaluate(takePause)),
    close: () => browser.close(),
  }
}

async function hasEnded(pid: number): Promise<boolean> {
  for (let waited = 0; waited < endingMs; waited += sampleMs) {
    if (!isAlive(pid)) return true
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
