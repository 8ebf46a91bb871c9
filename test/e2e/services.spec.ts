import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { drawCode } from '../../electron/paper/code-picture.ts'
import { keepScreenshot } from './browser.ts'
import { startDemo, type Demo } from './demo.ts'
import { openBridge } from './desk-bridge.ts'
import { readCode } from './read-code.ts'

/** The services' place in a real browser: from a picture of a code to the same code on the reception screen. */

let demo: Demo
test.beforeAll(async () => {
  demo = await startDemo()
})
test.afterEach(() => demo.closeDesks())
test.afterAll(() => demo.stop())

const looks = [
  { name: '1280-light', width: 1280, height: 720, theme: 'light' },
  { name: '1920-dark', width: 1920, height: 1080, theme: 'dark' },
] as const

const payload = (number: number) => `https://diia.app/acquirers/offer-request/${String(number).padStart(24, 'a')}`

function pictureOf(text: string): Buffer {
  const picture = drawCode(text, 400)
  if (!('png' in picture)) throw new Error(picture.reason)
  return picture.png
}

async function openServices(...args: Parameters<Demo['openDesk']>): Promise<Page> {
  const page = await demo.openDesk(...args)
  await page.getByRole('button', { name: 'Послуги і\u00A0QR', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Приймання на роботу', exact: true })).toBeVisible()
  return page
}

const chooseFiles = (page: Page, files: Readonly<Record<string, string>>) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles(
      Object.entries(files).map(([name, text]) => ({ name, mimeType: 'image/png', buffer: pictureOf(text) })),
    )

/** Nothing that a reader of screens would trip over, nothing that sticks out. */
async function expectReadable(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode(true)
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
}

for (const look of looks) {
  test(`looks and reads right at ${look.name}`, async ({ browser }) => {
    const page = await openServices(browser, {
      viewport: { width: look.width, height: look.height },
      colorScheme: look.theme,
    })
    const shot = async (name: string) => {
      await keepScreenshot(page, `services-${look.name}-${name}`)
      await expectReadable(page)
    }
    await shot('list')
    await page.getByRole('checkbox', { name: 'Вибрати послуги відділення «Відділ кадрів»' }).check()
    await shot('selected')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Відділ кадрів', exact: true }).click()
    await page.getByLabel('Назва відділення').waitFor()
    await page.getByRole('button', { name: 'Пн–Пт 9:00–18:00' }).click()
    await page.getByLabel('Середа, зачиняється').fill('8')
    await page.getByRole('button', { name: 'Зберегти' }).click()
    await shot('branch')
    await page.keyboard.press('Escape')
    await shot('leave')
    await page.getByRole('button', { name: 'Не\u00A0зберігати' }).click()

    await page.getByRole('button', { name: 'Приймання на роботу', exact: true }).click()
    await page.getByRole('button', { name: /^Інший код/ }).click()
    await chooseFiles(page, { 'чужий.png': 'https://dlia.app/acquirers/offer-request/1' })
    await page.getByText('на\u00A0сайт dlia.app', { exact: false }).first().waitFor()
    await shot('foreign')
    await chooseFiles(page, { 'новий.png': payload(8) })
    await page.getByRole('button', { name: 'Замінити код' }).scrollIntoViewIfNeeded()
    await shot('replace')
    await page.getByRole('button', { name: 'Прибрати картинку' }).click()
    await page.keyboard.press('Escape')

    await chooseFiles(page, {
      'Пільга на проїзд.png': payload(9),
      'wifi.png': 'WIFI:T:WPA;S:Zrazok;P:zrazok;;',
    })
    await page.getByRole('checkbox', { name: /^Замінити код/ }).waitFor()
    await shot('pictures')
    await page.keyboard.press('Escape')

    await page.getByRole('row', { name: /^Вибрати «Соціальна/ }).hover()
    await page.getByRole('button', { name: 'Плакат для\u00A0«Соціальна відпустка на дітей»' }).click()
    await expect(page.locator('.poster-place.open iframe')).toBeVisible()
    await shot('poster')
    await page.getByRole('button', { name: 'Друкувати' }).click()
    await page.getByText('масштабі', { exact: false }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Плакати' }).click()
    await page
      .getByRole('row', { name: /Соціальна/ })
      .first()
      .waitFor()
    await shot('posters')
  })
}

test('a service begins with a template, takes its code from a picture, and visitors can scan it', async ({
  browser,
}) => {
  const page = await openServices(browser)
  await page.getByRole('button', { name: 'Додати послугу', exact: true }).click()
  await page.getByRole('button', { name: /^Адміністративна/ }).click()
  await page.getByLabel('Назва послуги').fill('Довідка про доходи')
  await page.getByLabel('Відділення').selectOption({ label: 'Адміністративний відділ' })
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Вибрати файл' }).click()
  await (await chosen).setFiles({ name: 'код.png', mimeType: 'image/png', buffer: pictureOf(payload(7)) })
  await expect(page.locator('.link-view')).toHaveText(payload(7))
  await page.getByRole('button', { name: 'Узяти цей код' }).click()
  await page.getByRole('button', { name: 'Зберегти' }).click()
  const row = page.getByRole('row', { name: /Довідка про доходи/ })
  await expect(row).toContainText('На\u00A0екрані')
  await expect(row.getByRole('button', { name: 'Довідка про доходи', exact: true })).toBeFocused()

  const entrance = await openBridge('display', (await demo.relink()).display)
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, hasTouch: true })
  await entrance.admit(context)
  const reception = await context.newPage()
  await reception.goto(entrance.origin)
  await expect(reception.locator('canvas').or(reception.getByText('Оберіть послугу'))).toBeVisible()
  await reception.touchscreen.tap(5, 5)
  await reception.getByRole('button', { name: /Довідка про доходи/ }).tap()
  await expect(reception.locator('canvas.code-seen')).toBeVisible()
  await expect.poll(async () => readCode(await keepScreenshot(reception, 'services-on-reception'))).toBe(payload(7))
  await context.close()
  entrance.close()
})
