import type { Page } from '@playwright/test'
import { createClient } from '../../shared/client.ts'
import { openDeskBridge } from '../e2e/desk-bridge.ts'
import { startProgram } from '../e2e/program.ts'
import { median, percentile } from './numbers.ts'
import { openWindows } from './support/windows.ts'

const packages = 12
/** The time between two copies that a clerk looks at; also what the thumbnails of a package need. */
const betweenMs = 400

export const description =
  'a copy drawn as outlines, about 140 KB, from the press to its first page painted on the desk in Chromium, 36 openings, p95'
export const target = '≤ 300 ms'

/** Every opening is a frame of its own on another host, in a process of its own, as in the product. */
export async function run(report: (line: string) => void): Promise<{ value: number; unit: string }> {
  const program = await startProgram({ demo: true })
  const { browser, desk, display } = await openWindows(program.urls)
  try {
    await display.locator('canvas.code-seen').first().waitFor()
    const sizes = await playVisits((await program.relink()).operator, desk)
    const rows = desk.locator('[role=option]')
    // The first one also loads what the browser then keeps; it is not counted.
    await opening(desk, () => rows.nth(1).click())
    const byRow: number[] = []
    const byKey: number[] = []
    for (let index = 0; index < packages; index++) {
      byRow.push(await opening(desk, () => rows.nth(index).click()))
      for (const key of ['Digit2', 'Digit3']) byKey.push(await opening(desk, () => desk.keyboard.press(key)))
    }
    const all = [...byRow, ...byKey]
    report(
      `copies of ${kilobytes(Math.min(...sizes))} to ${kilobytes(Math.max(...sizes))}, median ${kilobytes(median(sizes))}`,
    )
    report(`another package: ${spread(byRow)}`)
    report(`another copy:    ${spread(byKey)}`)
    report(`all ${all.length}:          ${spread(all)}`)
    return { value: percentile(all, 95), unit: 'ms' }
  } finally {
    await browser.close()
    await program.stop()
  }
}

/** Packages of three copies or more; returns the sizes of all copies. */
async function playVisits(link: string, desk: Page): Promise<readonly number[]> {
  const bridge = await openDeskBridge(link)
  const call = createClient(bridge)
  const sizes: number[] = []
  for (let index = 0; index < packages; index++) {
    await call('demo.visit', { serviceId: 'demo-service-1', case: 'outlined' })
    await desk.locator('[role=option]').nth(index).waitFor()
  }
  const ids = await new Promise<string[]>(resolve => bridge.watch(({ queue }) => resolve(queue.map(({ id }) => id))))
  for (const id of ids) sizes.push(...(await call('package.get', { id })).copies.map(({ bytes }) => bytes))
  bridge.close()
  return sizes
}

/** Ms from the event that the press made to the frame in which the copy is on the screen. */
async function opening(desk: Page, press: () => Promise<void>): Promise<number> {
  await desk.waitForTimeout(betweenMs)
  const took = desk.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        let pressedAt: number | null = null
        let wasClosed = false
        const note = (event: Event) => (pressedAt ??= event.timeStamp)
        for (const kind of ['click', 'keydown']) addEventListener(kind, note, { capture: true, once: true })
        const observer = new MutationObserver(() => {
          if (pressedAt === null) return
          const isOpen = document.querySelector('.preview-place.open') !== null
          wasClosed ||= !isOpen
          if (!wasClosed || !isOpen) return
          observer.disconnect()
          // Behind the frame that is about to be painted.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressedAt!)))
        })
        observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['class'] })
        setTimeout(() => reject(new Error('no page within 20 s')), 20_000)
      }),
  )
  // The page must listen before anything is pressed.
  await desk.evaluate(() => {})
  await press()
  return took
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`

const spread = (values: readonly number[]): string =>
  `median ${median(values).toFixed(0)} ms, p95 ${percentile(values, 95).toFixed(0)} ms, worst ${Math.max(...values).toFixed(0)} ms`
