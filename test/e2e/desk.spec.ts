import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { keepScreenshot } from './browser.ts'
import { isShown, rowOf, startDemo, type Demo } from './demo.ts'

/** The clerk's desk in a real browser, on the demo's invented institution. One program; each test has rows of its own. */

let demo: Demo
test.beforeAll(async () => {
  demo = await startDemo()
})
test.afterEach(() => demo.closeDesks())
test.afterAll(() => demo.stop())

/** The first page of the open copy, drawn in its frame. */
const copyPage = (page: Page) => page.frameLocator('iframe[title="Сторінки копії"]').locator('canvas').first()

const looks = [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
].flatMap(([width, height]) =>
  (['light', 'dark'] as const).map(theme => ({ name: `${width}-${theme}`, width: width!, height: height!, theme })),
)

test.describe('looks and reads right', () => {
  let rows: readonly string[] = []
  const open = (browser: Parameters<Demo['openDesk']>[0], { width, height, theme }: (typeof looks)[number]) =>
    demo.openDesk(browser, { viewport: { width, height }, colorScheme: theme })

  test.beforeAll(async ({ browser }) => {
    for (const look of looks) {
      const page = await open(browser, look)
      await expect(page.getByText('ДЕМО').first()).toBeVisible()
      await keepScreenshot(page, `desk-${look.name}-empty`)
    }
    await demo.closeDesks()
    rows = await demo.play([4, 'complete'], [1, 'missing'], [1, 'extra'])
  })

  for (const look of looks) {
    test(`at ${look.name}`, async ({ browser }) => {
      const page = await open(browser, look)
      for (const id of rows) await expect(rowOf(page, id)).toBeVisible()
      await rowOf(page, rows.at(-1)!).click()
      await expect(copyPage(page)).toBeVisible()
      await keepScreenshot(page, `desk-${look.name}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .setLegacyMode(true)
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
    })
  }
})

test('a copy that hangs its frame does not stop the desk (F29)', async ({ browser }) => {
  const page = await demo.openDesk(browser)
  // What a document that traps the renderer would do: the preview's own page never gives the thread back.
  await page
    .context()
    .route(/preview-\d\.localhost:\d+\/assets\/preview-.*\.js/, route =>
      route.fulfill({ contentType: 'text/javascript', body: 'for (;;) {}' }),
    )
  const [first, second] = await demo.play([1, 'complete'], [5, 'complete'])
  await rowOf(page, first!).click()
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
  await rowOf(page, second!).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // A frozen desk would pause for as long as the frame hangs; busy machines still draw many frames a second.
  expect(await longestPause).toBeLessThan(2_000)
  await expect(page.getByText('Файл не вдалося показати', { exact: false }).first()).toBeVisible({ timeout: 30_000 })
  await keepScreenshot(page, 'desk-hung')
  await page.context().unrouteAll()
  await page.getByRole('button', { name: 'Спробувати ще раз' }).click()
  await expect(copyPage(page)).toBeVisible()
})

test('every awkward visit ends in a row that says what is wrong (F9)', async ({ browser }) => {
  const page = await demo.openDesk(browser)
  const [bare, ...others] = await demo.play(
    [5, 'no-copies'],
    [1, 'complete'],
    [1, 'extra'],
    [2, 'damaged'],
    [4, 'not-pdf'],
    [3, 'ukrainian-names'],
    [1, 'outlined'],
  )
  for (const id of others) {
    await rowOf(page, id).click()
    await expect(rowOf(page, id)).toHaveAttribute('aria-selected', 'true')
    await expect(rowOf(page, id)).not.toContainText('копій немає')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await expect(rowOf(page, bare!)).toContainText('копій немає')
  await rowOf(page, bare!).click()
  await expect(page.getByText('У листі немає копій документів', { exact: false }).first()).toBeVisible()
  await keepScreenshot(page, 'desk-awkward')
})

test('a package goes by keys alone, in either keyboard layout, and every decision can be undone', async ({
  browser,
}) => {
  const [older, newer] = await demo.play([3, 'complete'], [2, 'complete'])
  const page = await demo.openDesk(browser)
  // The desk begins with the newest one.
  await expect(rowOf(page, newer!)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('KeyJ')
  await expect(rowOf(page, older!)).toHaveAttribute('aria-selected', 'true')
  await isShown(page)
  await page.keyboard.press('KeyA')
  await expect(rowOf(page, older!)).toContainText('Прийнято')
  await expect(page.getByText(/Пакет \d+ прийнято/).first()).toBeVisible()
  await rowOf(page, newer!).click()
  await isShown(page)
  await page.keyboard.press('KeyR')
  await page.getByRole('dialog').getByText('Копії іншої особи').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Відхилити/ })
    .click()
  await expect(rowOf(page, newer!)).toContainText('Відхилено')
  await expect(page.getByText(/Пакет \d+ відхилено/).first()).toBeVisible()
  await page.keyboard.press('KeyU')
  await expect(rowOf(page, newer!)).toContainText('На перегляді')
  await page.keyboard.press('Shift+Slash')
  await expect(page.getByRole('dialog')).toBeVisible()
  await keepScreenshot(page, 'desk-keys')
})

test('a copy can be saved under its own name and printed from the page’s pictures', async ({ browser }) => {
  const [id] = await demo.play([1, 'complete'])
  const page = await demo.openDesk(browser)
  await page.addInitScript(() => {
    window.print = () => void ((window as { printed?: number }).printed = document.querySelectorAll('img').length)
  })
  await page.reload()
  await rowOf(page, id!).click()
  await expect(copyPage(page)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Зберегти файл' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
  await page.getByRole('button', { name: 'Друкувати' }).click()
  await expect.poll(() => page.evaluate(() => (window as { printed?: number }).printed ?? 0)).toBeGreaterThan(0)
})
