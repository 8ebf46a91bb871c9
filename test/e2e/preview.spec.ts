import { expect, test, type Browser, type Page } from '@playwright/test'
import { openDeskBridge } from './desk-bridge.ts'
import { startProgram, type Program } from './program.ts'

/** The preview of copies in a real browser, over the built pages: its files, its processes, its leaving no trace. */

let program: Program
test.beforeEach(async () => {
  program = await startProgram({ demo: true })
})
test.afterEach(() => program.stop())

const viewFrame = (page: Page) => page.locator('.preview-place iframe')
const isShown = (page: Page) =>
  expect(page.getByText('Копія така, як надійшла: відбиток збігається')).toBeVisible({ timeout: 20_000 })

async function playVisit(): Promise<void> {
  const bridge = await openDeskBridge((await program.relink()).operator)
  const reply = await bridge.call('demo.visit', { serviceId: 'demo-service-1', case: 'complete' })
  bridge.close()
  expect(reply.ok).toBe(true)
}

/** A desk with one package of several copies open, and everything that the browser objected to. */
async function openPackage(browser: Browser, width = 1366): Promise<{ page: Page; objections: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 768 } })
  const page = await context.newPage()
  const objections: string[] = []
  page.on('console', message => {
    if (/Content Security Policy|Refused to/.test(message.text())) objections.push(message.text())
  })
  await page.goto((await program.relink()).operator)
  await playVisit()
  await page.locator('[role=option]').first().click()
  await isShown(page)
  return { page, objections }
}

test('draws with its own files, under its own policy, in a process of its own', async ({ browser }) => {
  const { page, objections } = await openPackage(browser)
  const session = await browser.newBrowserCDPSession()
  const { targetInfos } = await session.send('Target.getTargets')
  const { port } = new URL(page.url())
  const apart = targetInfos.filter(target => target.type === 'iframe' && new URL(target.url).port === port)
  expect(apart).toHaveLength(1)
  expect(await viewFrame(page).getAttribute('sandbox')).toBe('allow-scripts allow-same-origin')
  expect(objections).toEqual([])
})

test('every copy of a package gets a thumbnail, drawn by frames that are gone afterwards', async ({ browser }) => {
  const { page } = await openPackage(browser, 1920)
  const copies = await page.locator('.preview-strip li').count()
  expect(copies).toBeGreaterThan(1)
  await expect(page.locator('.preview-strip canvas')).toHaveCount(copies, { timeout: 30_000 })
  await expect(page.locator('iframe')).toHaveCount(1)
})

test('the latest choice wins, and many copies in a row leave one frame', async ({ browser }) => {
  const { page } = await openPackage(browser)
  for (let turn = 0; turn < 30; turn += 1) {
    await page.keyboard.press(`Digit${1 + (turn % 3)}`)
    if (turn % 5 === 0) await isShown(page)
  }
  await page.keyboard.press('Digit2')
  await expect(page.locator('.preview h2')).toContainText('2.')
  await isShown(page)
  await expect(page.locator('iframe')).toHaveCount(1)
  await expect(viewFrame(page).contentFrame().locator('.page canvas').first()).toBeVisible()
})

test('text is found where there is text', async ({ browser }) => {
  const { page, objections } = await openPackage(browser)
  const search = page.getByRole('button', { name: 'Шукати в тексті копії' })
  // Some visitors of the demo bring copies drawn as outlines: the next one comes until there is text.
  const hasText = () =>
    expect(search)
      .toBeVisible({ timeout: 2_000 })
      .then(
        () => true,
        () => false,
      )
  for (let visits = 2; visits < 14 && !(await hasText()); visits += 1) {
    await playVisit()
    await expect(page.locator('[role=option]')).toHaveCount(visits)
    await page.locator('[role=option]').first().click()
    await isShown(page)
  }
  await search.click()
  await page.getByRole('searchbox', { name: 'Що шукати' }).fill('паспорт')
  await expect(page.locator('.preview-found')).toContainText(/^1 з/)
  await page.keyboard.press('Escape')
  await expect(page.locator('.preview-search')).toHaveCount(0)
  expect(objections).toEqual([])
})
