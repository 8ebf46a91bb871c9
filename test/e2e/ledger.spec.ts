import { expect, test } from '@playwright/test'
import { everyShape } from '../fixtures/every-shape.ts'
import { multipart, pdfBytes, pdfPart, textPart } from '../fixtures/letters.ts'
import { keepScreenshot } from './browser.ts'
import { startDemo, type Demo } from './demo.ts'
import { isSound } from './is-sound.ts'
import { writeVisitorLetter } from './visitor-letter.ts'

/** The ledger of a demo to which all kinds of letters came that are not simply taken. */

let demo: Demo

const headers = (from: string, subject: string, extra: readonly string[] = []) => [
  ...[`From: ${from}`, 'To: kadry-zrazok@example.org', `Subject: ${subject}`, ...extra, 'MIME-Version: 1.0'],
]
const bare = (from: string, subject: string, extra: readonly string[] = []): Uint8Array =>
  multipart([textPart(subject)], { headers: headers(from, subject, extra) })

const cut = (): Uint8Array => {
  const type = ['Content-Type: application/pdf', 'Content-Disposition: attachment; filename="pasport.pdf"']
  const file = pdfPart(type, pdfBytes('cut').subarray(0, 20))
  return multipart([textPart('Добрий день'), file], { headers: headers('kateryna.cut@example.com', 'Копії') })
}

/** A letter in a letter in a letter: deeper than anybody forwards. */
function deep(): Uint8Array {
  let inner = textPart('глибоко')
  for (let level = 0; level < 60; level += 1) {
    const own = level < 59 ? [] : headers('olena.hlyboka@example.com', 'Копії')
    inner = multipart([inner], { boundary: `b${level}`, headers: own })
  }
  return inner
}

test.beforeAll(async () => {
  demo = await startDemo()
  const { letter } = await writeVisitorLetter('sent twice', ['internal-passport', 'taxpayer-card'])
  await demo.deliver(letter)
  demo.lay([
    ...[cut(), everyShape(), deep(), letter],
    bare('robot@example.org', 'Out of office', ['Auto-Submitted: auto-replied']),
    bare('taras.bez@example.com', 'Доброго дня'),
    Buffer.concat([bare('ivan.velykyi@example.com', 'Скани'), Buffer.alloc(41 * 1024 * 1024, 'a')]),
  ])
  await demo.until(view => view.aside.automatic === 1 && view.open >= 6)
})
test.afterEach(async () => {
  await demo.closeDesks()
  await demo.ask('settings.change', { language: 'uk', theme: 'system' })
})
test.afterAll(() => demo.stop())

const looks = [
  { name: 'uk-1366-light', width: 1366, height: 768, theme: 'light', language: 'uk' },
  { name: 'uk-1920-dark', width: 1920, height: 1080, theme: 'dark', language: 'uk' },
  { name: 'en-1920-light', width: 1920, height: 1080, theme: 'light', language: 'en' },
] as const

for (const { name, width, height, theme, language } of looks) {
  test(`the ledger looks and reads right at ${name}`, async ({ browser }) => {
    await demo.ask('settings.change', { language, theme })
    const page = await demo.openDesk(browser, { viewport: { width, height }, reducedMotion: 'reduce' })
    await page.getByRole('button', { name: language === 'uk' ? 'Пошта' : 'Mail', exact: true }).click()
    await page.getByText(language === 'uk' ? 'Журнал' : 'Ledger', { exact: true }).click()
    await expect(page.getByRole('article').first()).toBeVisible()
    await isSound(page)
    await keepScreenshot(page, `ledger-${name}`)
  })
}

test('a letter is tried again in its row, and opened in the queue', async ({ browser }) => {
  const page = await demo.openDesk(browser, { viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  await page.getByRole('button', { name: 'Пошта', exact: true }).click()
  await page.getByText('Журнал', { exact: true }).click()
  const large = page.getByRole('article', { name: /завеликий/ })
  await large.getByRole('button', { name: 'Спробувати ще раз' }).click()
  await expect(large).toContainText('Спробували ще раз: нічого не змінилося.')
  const held = page.getByRole('article', { name: /відкладено/ })
  await held.getByRole('button', { name: 'До черги' }).click()
  await expect(held).toContainText('Повернуто до черги.')
  await keepScreenshot(page, 'ledger-tried')
  await large.getByRole('button', { name: 'Відкрити' }).click()
  await expect(page.getByText('Лист завеликий.')).toBeVisible()
  await page.goBack()
  await expect(large).toContainText('Спробували ще раз')
})
