import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Browser, type Page } from '@playwright/test'
import type { VisitCase } from '../../shared/visit-cases.ts'
import { keepScreenshot } from './browser.ts'
import { openDeskBridge } from './desk-bridge.ts'
import { startProgram, type Program } from './program.ts'

/** The clerk's desk in a real browser, on the demo's invented institution. */

let program: Program
test.beforeEach(async () => {
  program = await startProgram({ demo: true })
})
test.afterEach(() => program.stop())

async function play(...visits: readonly [service: number, kind: VisitCase][]): Promise<void> {
  const bridge = await openDeskBridge((await program.relink()).operator)
  for (const [service, kind] of visits) {
    const reply = await bridge.call('demo.visit', { serviceId: `demo-service-${service}`, case: kind })
    expect(reply.ok).toBe(true)
  }
  bridge.close()
}

/** The queue's rows; the options of select boxes are not among them. */
const queueRows = (page: Page) => page.locator('[role=option]')

/** The first page of the open copy, drawn in its frame. */
const copyPage = (page: Page) => page.frameLocator('iframe[title="Сторінки копії"]').locator('canvas').first()

async function openDesk(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options })
  const page = await context.newPage()
  await page.goto((await program.relink()).operator)
  return page
}

test('a copy that hangs its frame does not stop the desk', async ({ browser }) => {
  const page = await openDesk(browser)
  // What a document that traps the renderer would do: the preview's own page never gives the thread back.
  await page
    .context()
    .route(/preview-\d\.localhost:\d+\/assets\/preview-.*\.js/, route =>
      route.fulfill({ contentType: 'text/javascript', body: 'for (;;) {}' }),
    )
  await play([1, 'complete'], [5, 'complete'])
  const rows = queueRows(page)
  await expect(rows).toHaveCount(2)
  await rows.nth(0).click()
  const longestPause = page.evaluate(
    () =>
      new Promise<number>(resolve => {
        let last = performance.now()
        let longest = 0
        const until = last + 5_000
        const tick = (now: number) => {
          longest = Math.max(longest, now - last)
          last = now
          if (now > until) resolve(longest)
          else requestAnimationFrame(tick)
        }
        requestAnimationFrame(tick)
      }),
  )
  await rows.nth(1).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // A frozen desk would pause for as long as the frame hangs; busy machines still draw many frames a second.
  expect(await longestPause).toBeLessThan(2_000)
  await expect(page.getByText('Файл не вдалося показати', { exact: false }).first()).toBeVisible({ timeout: 30_000 })
  await keepScreenshot(page, 'desk-hung')
  await page.context().unrouteAll()
  await page.getByRole('button', { name: 'Спробувати ще раз' }).click()
  await expect(copyPage(page)).toBeVisible()
})

test('every awkward visit ends in a row that says what is wrong', async ({ browser }) => {
  const page = await openDesk(browser)
  await play(
    [1, 'complete'],
    [1, 'extra'],
    [2, 'damaged'],
    [4, 'not-pdf'],
    [5, 'no-copies'],
    [3, 'ukrainian-names'],
    [1, 'outlined'],
  )
  const rows = queueRows(page)
  await expect(rows).toHaveCount(7)
  await expect(rows.filter({ hasText: 'копій немає' })).toHaveCount(1)
  for (let index = 0; index < 7; index++) {
    await rows.nth(index).click()
    await expect(rows.nth(index)).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await rows.filter({ hasText: 'копій немає' }).click()
  await expect(page.getByText('У листі немає копій документів', { exact: false }).first()).toBeVisible()
  await keepScreenshot(page, 'desk-awkward')
})

for (const [width, height] of [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`looks and reads right at ${width}×${height}, ${theme}`, async ({ browser }) => {
      const page = await openDesk(browser, { viewport: { width, height }, colorScheme: theme })
      await expect(page.getByText('ДЕМО').first()).toBeVisible()
      await keepScreenshot(page, `desk-${width}-${theme}-empty`)
      await play([4, 'complete'], [1, 'missing'], [1, 'extra'])
      await expect(queueRows(page)).toHaveCount(3)
      await queueRows(page).first().click()
      await expect(copyPage(page)).toBeVisible()
      await keepScreenshot(page, `desk-${width}-${theme}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .setLegacyMode(true)
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
    })
  }
}

test('a whole package goes by keys alone, in either keyboard layout, and every decision can be undone', async ({
  browser,
}) => {
  const page = await openDesk(browser)
  await play([3, 'complete'], [2, 'complete'])
  const rows = queueRows(page)
  await expect(rows).toHaveCount(2)
  await page.keyboard.press('KeyJ')
  await page.keyboard.press('KeyA')
  await expect(page.getByText(/Пакет \d+ прийнято/).first()).toBeVisible()
  await page.keyboard.press('KeyR')
  await page.getByRole('dialog').getByText('Копії іншої особи').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Відхилити/ })
    .click()
  await expect(page.getByText(/Пакет \d+ відхилено/).first()).toBeVisible()
  await page.keyboard.press('KeyU')
  await expect(rows.filter({ hasText: 'На перегляді' })).toHaveCount(1)
  await page.keyboard.press('Shift+Slash')
  await expect(page.getByRole('dialog')).toBeVisible()
  await keepScreenshot(page, 'desk-keys')
})

test('a copy can be saved under its own name and printed from the page’s pictures', async ({ browser }) => {
  const page = await openDesk(browser)
  await page.addInitScript(() => {
    window.print = () => void ((window as { printed?: number }).printed = document.querySelectorAll('img').length)
  })
  await page.reload()
  await play([1, 'complete'])
  await queueRows(page).first().click()
  await expect(copyPage(page)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Зберегти файл' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
  await page.getByRole('button', { name: 'Друкувати' }).click()
  await expect.poll(() => page.evaluate(() => (window as { printed?: number }).printed ?? 0)).toBeGreaterThan(0)
})
