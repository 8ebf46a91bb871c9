import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser } from '@playwright/test'
import { ensureBuilt } from '../../electron/tools/support/ensure-built.ts'
import { posterFormats } from '../../shared/posters.ts'
import { launchOptions } from '../e2e/browser.ts'
import { findCodes, readCode } from '../e2e/read-code.ts'
import { openReception, serviceOf, viewOf } from '../e2e/reception-page.ts'
import { ordinary, payloadOf, posterOf } from '../fixtures/posters.ts'
import { drawPdf } from '../fixtures/read-pdf.ts'

const total = 1_000
const sizes = [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
  [1080, 1920],
  [2560, 1440],
  [3840, 2160],
] as const
const scales = [1, 1.25, 1.5, 1.75, 2]
const themes = ['light', 'dark'] as const
/** Codes shown one after another on each of the 60 screens: 720 readings, and 280 are left for paper. */
const onEach = 12
const dpi = 150

export const description =
  'the screen’s own code and posters at 150 dpi read back: payloads of 40–190 characters, 6 sizes, 100–200 %, both themes, 5 formats'
export const target = String(total)

export async function run(report: (line: string) => void): Promise<{ value: number; unit: string }> {
  ensureBuilt()
  const browser = await chromium.launch(launchOptions())
  try {
    const screens = sizes.flatMap(size => scales.flatMap(scale => themes.map(theme => ({ size, scale, theme }))))
    const onScreen = screens.length * onEach
    let read = 0
    for (const [index, screen] of screens.entries()) {
      const good = await readScreen(browser, screen, index * onEach)
      if (good < onEach)
        report(`${screen.size.join('×')} at ${screen.scale * 100} %, ${screen.theme}: ${good} of ${onEach}`)
      read += good
    }
    report(`on the screen: ${read} of ${onScreen}`)
    const onPaper = await readPosters(total - onScreen, report)
    report(`on paper: ${onPaper} of ${total - onScreen}`)
    return { value: read + onPaper, unit: `of ${total}` }
  } finally {
    await browser.close()
  }
}

/** Every length from 40 to 190 comes up, in an order that mixes them over the screens. */
const lengthOf = (index: number): number => 40 + ((index * 37) % 151)

interface Screen {
  readonly size: readonly [number, number]
  readonly scale: number
  readonly theme: 'light' | 'dark'
}

/** What a camera would read off the page as the browser paints it. */
async function readScreen(browser: Browser, { size, scale, theme }: Screen, first: number): Promise<number> {
  // The monitor's pixels stay the same: the larger the scale, the fewer CSS pixels the page has.
  const [width, height] = size.map(pixels => Math.round(pixels / scale)) as [number, number]
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: theme,
  })
  try {
    const viewOfCode = (index: number) =>
      viewOf([serviceOf(`s${index}`, 'Приймання на роботу', { payload: payloadOf(lengthOf(index), index) })])
    const reception = await openReception(context, viewOfCode(first))
    let read = 0
    for (let index = first; index < first + onEach; index++) {
      const reports = reception.reports.length
      if (index > first) reception.show(viewOfCode(index))
      // The page itself says when it has read its new code back.
      while (reception.reports.length === reports && index > first) await pause(5)
      await reception.page.locator('canvas.code-seen').waitFor()
      const picture = await reception.page.screenshot({ animations: 'disabled' })
      if ((await readCode(picture)) === payloadOf(lengthOf(index), index)) read += 1
    }
    return read
  } finally {
    await context.close()
  }
}

async function readPosters(count: number, report: (line: string) => void): Promise<number> {
  // A card takes codes up to version 6 only: its payloads are the short ones.
  let read = 0
  for (let index = 0; index < count; index++) {
    const format = posterFormats[index % posterFormats.length]!
    const length = format === 'card' ? 40 + (index % 67) : lengthOf(index)
    const payload = payloadOf(length, index)
    const language = index % 2 === 0 ? 'uk' : 'both'
    const { pdf } = await posterOf({ ...ordinary, format, language, payload })
    const found = await findCodes(await drawPdf(pdf, dpi))
    // A sheet of stands shows its code four times, and a phone may be held to any of them.
    const isWhole = found.length === (format === 'stand' ? 4 : 1)
    if (isWhole && found.every(({ text }) => text === payload)) read += 1
    else report(`${format}, ${length} characters: not read`)
  }
  return read
}
