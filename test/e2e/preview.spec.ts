import { expect, test, type Browser, type Page } from '@playwright/test'
import { rowOf, startDemo, type Demo } from './demo.ts'
import { writeVisitorLetter } from './visitor-letter.ts'

/** The preview of copies in a real browser, over the built pages: its files, its processes, its leaving no trace. */

let demo: Demo
test.beforeAll(async () => {
  demo = await startDemo()
})
test.afterEach(() => demo.closeDesks())
test.afterAll(() => demo.stop())

const viewFrame = (page: Page) => page.locator('.preview-place iframe:not(.waiting)')
/** The one on the screen and the one kept ahead of the next choice; none that was used before. */
const framesAtRest = 2
const isShown = (page: Page) =>
  expect(page.getByText('Копія така, як надійшла: відбиток збігається')).toBeVisible({ timeout: 20_000 })

/** A desk with this package open, and everything that the browser objected to. */
async function openPackage(
  browser: Browser,
  id: string,
  width = 1366,
): Promise<{ page: Page; objections: readonly string[] }> {
  const page = await demo.openDesk(browser, { viewport: { width, height: 768 } })
  const objections: string[] = []
  page.on('console', message => {
    if (/Content Security Policy|Refused to/.test(message.text())) objections.push(message.text())
  })
  await page.reload()
  await rowOf(page, id).click()
  await isShown(page)
  return { page, objections }
}

async function openVisit(browser: Browser, width?: number): ReturnType<typeof openPackage> {
  const [id] = await demo.play([1, 'complete'])
  return openPackage(browser, id!, width)
}

test('draws with its own files, under its own policy, in a process of its own', async ({ browser }) => {
  const { page, objections } = await openVisit(browser)
  await expect(page.locator('iframe')).toHaveCount(framesAtRest)
  const session = await browser.newBrowserCDPSession()
  const { port } = new URL(page.url())
  // The frame kept ahead gets its process a moment after its element.
  await expect
    .poll(async () => {
      const { targetInfos } = await session.send('Target.getTargets')
      return targetInfos.filter(target => target.type === 'iframe' && new URL(target.url).port === port).length
    })
    .toBe(framesAtRest)
  expect(await viewFrame(page).getAttribute('sandbox')).toBe('allow-scripts allow-same-origin')
  expect(objections).toEqual([])
})

test('every copy of a package gets a thumbnail, drawn by frames that are gone afterwards', async ({ browser }) => {
  const { page } = await openVisit(browser, 1920)
  const copies = await page.locator('.preview-strip li').count()
  expect(copies).toBeGreaterThan(1)
  await expect(page.locator('.preview-strip canvas')).toHaveCount(copies, { timeout: 30_000 })
  await expect(page.locator('iframe')).toHaveCount(framesAtRest)
})

test('the latest choice wins, and many copies in a row leave one frame, and one ahead', async ({ browser }) => {
  const { page } = await openVisit(browser)
  for (let turn = 0; turn < 30; turn += 1) {
    await page.keyboard.press(`Digit${1 + (turn % 3)}`)
    if (turn % 5 === 0) await isShown(page)
  }
  await page.keyboard.press('Digit2')
  await expect(page.locator('.preview h2')).toContainText('2.')
  await isShown(page)
  await expect(page.locator('iframe')).toHaveCount(framesAtRest)
  await expect(viewFrame(page).contentFrame().locator('.page canvas').first()).toBeVisible()
})

test('text is found where there is text', async ({ browser }) => {
  const { person, letter } = await writeVisitorLetter('search', ['internal-passport', 'taxpayer-card'])
  const { page, objections } = await openPackage(browser, await demo.deliver(letter))
  await page.getByRole('button', { name: 'Шукати в тексті копії' }).click()
  const words = page.getByRole('searchbox', { name: 'Що шукати' })
  await words.fill(person.surname)
  await expect(page.locator('.preview-found')).toContainText(/^1 з/)
  await words.fill('паспорт')
  await expect(page.locator('.preview-found')).toContainText(/^1 з/)
  await page.keyboard.press('Escape')
  await expect(page.locator('.preview-search')).toHaveCount(0)
  expect(objections).toEqual([])
})
