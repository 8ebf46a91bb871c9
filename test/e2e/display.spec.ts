import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { demoInstitution } from '../../electron/demo/institution.ts'
import { keepScreenshot } from './browser.ts'
import { openBridge, type OpenBridge } from './desk-bridge.ts'
import { startProgram, type Program } from './program.ts'
import { readCode } from './read-code.ts'

/** The visitors' screen in a real browser: what a phone would read off it, at the sizes and scales that monitors have. */

const sizes = [
  { name: '720p', width: 1280, height: 720 },
  { name: '1080p', width: 1920, height: 1080 },
  { name: '4k', width: 3840, height: 2160 },
  { name: 'upright', width: 1080, height: 1920 },
]
const scales = [1, 1.5, 2]
const [first] = demoInstitution('').services

let program: Program
let entrance: OpenBridge<'display'>
test.beforeAll(async () => {
  program = await startProgram({ demo: true })
  entrance = await openBridge('display', program.urls.display)
})
test.afterAll(async () => {
  entrance.close()
  await program.stop()
})

async function openDisplay(context: BrowserContext): Promise<Page> {
  await entrance.admit(context)
  const page = await context.newPage()
  await page.goto(entrance.origin)
  return page
}

for (const { name, width, height } of sizes) {
  for (const scale of scales) {
    test(`the code on a ${name} monitor at ${scale * 100} % reads as it was stored`, async ({ browser }) => {
      // A monitor's pixels stay the same: the larger the scale, the fewer CSS pixels the page has.
      const viewport = { width: Math.round(width / scale), height: Math.round(height / scale) }
      const context = await browser.newContext({ viewport, deviceScaleFactor: scale })
      const page = await openDisplay(context)
      await expect(page.locator('canvas')).toBeVisible()
      await page.evaluate(() => document.fonts.ready.then(() => true))
      const picture = await keepScreenshot(page, `reception-${name}-${scale * 100}`)
      expect(await readCode(picture)).toBe(first!.payload)
      expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
      await context.close()
    })
  }
}

test('on a touch screen several services wait to be chosen, in either language', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, hasTouch: true })
  const page = await openDisplay(context)
  await expect(page.locator('canvas').or(page.getByText('Оберіть послугу'))).toBeVisible()
  await page.touchscreen.tap(5, 5)
  const card = page.getByRole('button', { name: /Користування службовим авто/ })
  await expect(card).toBeVisible()
  await keepScreenshot(page, 'reception-picker')
  const box = await card.boundingBox()
  expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(48)
  await card.tap()
  await expect(page.locator('canvas')).toBeVisible()
  expect(await readCode(await keepScreenshot(page, 'reception-picked'))).toBe(demoInstitution('').services[2]!.payload)
  await page.locator('.languages button').last().tap()
  await expect(page.getByText(/Scan\sthe\scode/).first()).toBeVisible()
  await keepScreenshot(page, 'reception-english')
  await context.close()
})
