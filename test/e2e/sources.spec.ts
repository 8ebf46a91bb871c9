import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Browser, type Page } from '@playwright/test'
import type { CatalogueBranch, CatalogueService } from '../../electron/services/catalogue.ts'
import { writeCatalogue } from '../../electron/services/catalogue-export.ts'
import { keepScreenshot } from './browser.ts'
import { startDemo, type Demo } from './demo.ts'
import { readCode } from './read-code.ts'

/** A list of services, from a file to the reception screen, in a real browser: nothing is shown that nobody has confirmed. */

let demo: Demo
test.beforeAll(async () => {
  demo = await startDemo()
})
test.afterAll(async () => {
  await demo.closeDesks()
  await demo.stop()
})

const codes = {
  old: 'https://diia.app/acquirers/offer-request/aaaaaaaaaaaaaaaaaaaaaaaa',
  new: 'https://diia.app/acquirers/offer-request/bbbbbbbbbbbbbbbbbbbbbbbb',
}

function service(externalId: string, name: string, payload: string | null): CatalogueService {
  return {
    ...{ externalId, name, payload, purpose: '', alias: null, retentionClass: '', caseIndex: '02-05' },
    required: ['passport', 'taxpayer-card'],
    optional: ['reference-internally-displaced-person'],
    ...{ unknownDocuments: [], unread: [] },
  }
}

/** The head office's list, with this code of the first service; the second service is gone from it when asked. */
function list(payload: string, isShort = false) {
  const branch: CatalogueBranch = {
    ...{ externalId: 'cnap', name: 'Центр надання послуг', fullName: '', email: 'cnap-zrazok@example.org' },
    address: { region: '', district: '', location: 'м. Зразків', street: 'вул. Прикладна', house: '8' },
    ...{ hours: null, responsible: '', unread: [] },
    services: [
      service('family', 'Довідка про склад сімʼї', payload),
      ...(isShort ? [] : [service('income', 'Довідка про доходи', null)]),
    ],
  }
  const bytes = writeCatalogue({ institution: null, branches: [branch] }, 'csv', 'uk')
  return { name: 'перелік-послуг.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) }
}

/** The page in two sizes and both themes, kept for people to look at; and read by the rules of accessibility. */
async function look(page: Page, name: string): Promise<void> {
  for (const [width, height, theme] of [
    [1920, 1080, 'light'],
    [1280, 720, 'dark'],
    [1280, 720, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: theme })
    await keepScreenshot(page, `${name}-${width}-${theme}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    if (width > 1280) continue
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(
      violations.map(({ id, nodes }) => `${name}, ${theme}, ${id}: ${nodes.map(node => node.html).join(' ')}`),
    ).toEqual([])
  }
}

/** A place of the desk. */
async function open(browser: Browser, place: RegExp): Promise<Page> {
  const page = await demo.openDesk(browser)
  await page.getByRole('navigation', { name: 'Розділи' }).getByRole('button', { name: place }).click()
  return page
}

const choose = (page: Page, file: ReturnType<typeof list>) =>
  page
    .getByLabel(/Файл із.переліком послуг/)
    .first()
    .setInputFiles(file)

test('a list is looked at, taken, switched on, and its new code waits for a person', async ({ browser }) => {
  // Every stop on the way is pictured three times and read by the rules twice.
  test.slow()
  const page = await open(browser, /Джерела/)
  await expect(page.getByRole('heading', { name: 'Звідки взяти послуги?' })).toBeVisible()
  await look(page, 'sources-empty')

  await test.step('the file shows what it would change; taken, its services are there and off', async () => {
    await choose(page, list(codes.old))
    await expect(page.getByText('Ще нічого не змінено.')).toBeVisible()
    await expect(page.getByText('Довідка про склад сімʼї')).toBeVisible()
    await look(page, 'sources-file')
    await page.getByRole('button', { name: /^Узяти: додати.3/ }).click()
    await expect(page.getByText(/вимкнено, доки ви її не.ввімкнете/).first()).toBeVisible()
    await look(page, 'sources-taken')
    const { services } = await demo.until(() => true)
    expect(services.map(({ name }) => name)).not.toContain('Довідка про склад сімʼї')
  })

  const reception = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  const shown = async () => readCode(await reception.screenshot({ animations: 'disabled' }))
  await test.step('a person switches it on, and reception shows its code', async () => {
    await reception.goto(demo.urls.display)
    const { services } = await demo.until(() => true)
    await demo.ask('service.switch', { ids: services.map(({ id }) => id), active: false })
    await page.getByRole('button', { name: /Увімкнути в.«Послугах»/ }).click()
    await page.getByRole('checkbox', { name: 'Вибрати «Довідка про склад сімʼї»' }).check()
    await page.getByRole('button', { name: 'Показувати відвідувачам' }).click()
    await expect.poll(shown).toBe(codes.old)
  })

  await test.step('a file with another code changes nothing on the screen until it is confirmed', async () => {
    await page
      .getByRole('navigation', { name: 'Розділи' })
      .getByRole('button', { name: /Джерела/ })
      .click()
    await choose(page, list(codes.new, true))
    await page.getByRole('button', { name: /^Узяти:.*1.код на.рішення/ }).click()
    const take = page.getByRole('button', { name: /^Замінити код на.екрані: 1.послуга/ })
    await expect(take).toBeVisible()
    await expect(page.getByText('Довідка про доходи').first()).toBeVisible()
    await look(page, 'sources-waiting')
    expect(await shown()).toBe(codes.old)
    await take.click()
    await expect(page.getByText(/Код замінено: 1.послуга/)).toBeVisible()
    await expect.poll(shown).toBe(codes.new)
  })

  await test.step('the self-test has seen it on the screen, from how far it is read, and what does not fit', async () => {
    await page
      .getByRole('navigation', { name: 'Розділи' })
      .getByRole('button', { name: /Самоперевірка/ })
      .click()
    await page.getByRole('button', { name: 'Перевірити зараз' }).click()
    const line = page.getByRole('row', { name: /Довідка про склад сімʼї/ })
    await expect(line).toContainText('збігається')
    await expect(line).toContainText(/з.\d,\d.м/)
    await expect(
      page.getByText('За листами відділення «Центр надання послуг» ніхто не стежить.', { exact: true }),
    ).toBeVisible()
    await look(page, 'self-test')
  })
  await reception.context().close()
})

test('a file that is followed, an address and the partner system are asked for by what each needs', async ({
  browser,
}) => {
  const page = await open(browser, /Джерела/)
  await page.getByRole('button', { name: /Додати джерело|Стежити за.файлом/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /Система партнера/ }).check()
  await look(page, 'sources-add')
  await dialog.getByRole('radio', { name: /Файл на.диску/ }).check()
  await dialog.getByLabel(/Шлях до.файлу/).fill('/немає/такого/файлу.csv')
  await dialog.getByRole('button', { name: /Зберегти/ }).click()
  await expect(page.getByRole('heading', { name: 'Перелік послуг' })).toBeVisible()
  await expect(page.getByText('Переліку тут немає.')).toBeVisible()
  await look(page, 'sources-blocked')
})

test('the present list and an example are saved as files', async ({ browser }) => {
  const page = await open(browser, /Джерела/)
  await page.getByRole('button', { name: /Зберегти перелік|Зберегти зразок/ }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Зберегти' }).click()
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/)
})
