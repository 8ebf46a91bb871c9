import { expect, test } from '@playwright/test'
import { keepScreenshot } from './browser.ts'
import { rowOf, startDemo, type Demo } from './demo.ts'
import { isSound } from './is-sound.ts'
import { writeVisitorLetter } from './visitor-letter.ts'

/** Letters that are not like the others, at the desk: the same copies again, a flood, an automatic reply, one that is missing. */

let demo: Demo
let first: string
let again: string

const loud = 'loud@example.net'

function bare(from: string, subject: string, extra = ''): Uint8Array {
  const head = `From: ${from}\r\nTo: kadry-zrazok@example.org\r\nSubject: ${subject}\r\nDate: ${new Date().toUTCString()}\r\n`
  return Buffer.from(`${head}${extra}Content-Type: text/plain\r\n\r\n${subject}\r\n`)
}

test.beforeAll(async () => {
  demo = await startDemo()
  const { letter } = await writeVisitorLetter('sent twice', ['internal-passport', 'taxpayer-card'])
  first = await demo.deliver(letter)
  again = await demo.deliver(Buffer.concat([Buffer.from('X-Sent: again\r\n'), letter]))
  demo.lay([
    ...Array.from({ length: 60 }, (_, number) => bare(loud, `Letter ${number}`)),
    bare('robot@example.org', 'Out of office', 'Auto-Submitted: auto-replied\r\n'),
  ])
  await demo.until(view => view.aside.flood === 10 && view.aside.automatic === 1)
})
test.afterEach(async () => {
  await demo.closeDesks()
  await demo.ask('settings.change', { language: 'uk', theme: 'system' })
})
test.afterAll(() => demo.stop())

const looks = [
  { name: 'uk-1366-light', width: 1366, height: 768, theme: 'light', language: 'uk' },
  { name: 'en-1920-dark', width: 1920, height: 1080, theme: 'dark', language: 'en' },
] as const

for (const { name, width, height, theme, language } of looks) {
  test(`F33, F59: what is told of such letters looks and reads right at ${name}`, async ({ browser }) => {
    await demo.ask('settings.change', { language, theme })
    const page = await demo.openDesk(browser, { viewport: { width, height }, reducedMotion: 'reduce' })
    await rowOf(page, again).click()
    await expect(page.locator('.twins')).toBeVisible()
    await isSound(page)
    await keepScreenshot(page, `letters-twins-${name}`)
    await page.locator('.letter summary').click()
    await page.locator('.trail').scrollIntoViewIfNeeded()
    await isSound(page)
    await keepScreenshot(page, `letters-trail-${name}`)

    await page.locator('.flood .button').click()
    await expect(page.locator('.aside-row')).toHaveCount(10)
    await page.locator('.aside-row').nth(1).click()
    await page.keyboard.press('Space')
    await expect(page.locator('.aside-banner')).toBeVisible()
    await isSound(page)
    await keepScreenshot(page, `letters-aside-${name}`)

    await page.locator('.top-tools .icon-button').last().click()
    await page.locator('.desk-menu .button').last().click()
    for (const [sender, what] of [
      ['visitor', 'here'],
      ['nobody@', 'nowhere'],
    ] as const) {
      await page.getByRole('dialog').getByRole('textbox').fill(sender)
      await page.getByRole('dialog').locator('[type=submit]').click()
      await expect(page.locator(what === 'here' ? '.trace-result .news' : '.trace-checks')).toBeVisible()
      await isSound(page)
      await keepScreenshot(page, `letters-trace-${what}-${name}`)
    }
  })
}

test('F33: the same copies sent twice are two rows that lead to each other', async ({ browser }) => {
  const page = await demo.openDesk(browser)
  await expect(rowOf(page, first)).not.toContainText(/повторно/)
  await expect(rowOf(page, again)).toContainText(/Надіслано повторно/)
  await rowOf(page, again).click()
  await page.locator('.twin').click()
  await expect(rowOf(page, first)).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('Такі самі копії надійшли ще раз')).toBeVisible()
})

test('F59: a flood is held aside, and a letter of it goes to the queue and back', async ({ browser }) => {
  const page = await demo.openDesk(browser)
  await expect(page.getByText(/10.листів відкладено окремо, нічого не.загублено/)).toBeVisible()
  await page.getByRole('button', { name: 'Переглянути' }).click()
  await expect(page.locator('.aside-row')).toHaveCount(10)
  await page.keyboard.press('KeyJ')
  const chosen = page.getByRole('option', { selected: true })
  await expect(chosen).toContainText(loud)
  const id = (await chosen.getAttribute('data-id'))!
  await page.getByRole('button', { name: /^До.черги$/ }).click()
  await expect(page.locator('.aside-row')).toHaveCount(9)
  await demo.until(view => view.queue.some(item => item.id === id))
  await page.keyboard.press('KeyU')
  // Back for the old reason: nobody put it aside by hand.
  await expect(page.locator('.aside-row')).toHaveCount(10)
  await expect(page.getByRole('radio', { name: /Вручну.0/ })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox')).toBeVisible()
})

test('«Чому цього листа немає?» leads to a letter that is here', async ({ browser }) => {
  const page = await demo.openDesk(browser)
  await page.getByRole('searchbox').fill('robot@example.org')
  await page.getByRole('button', { name: 'Чому цього листа немає?' }).click()
  await page.keyboard.press('Enter')
  await expect(page.getByText('серед відкладених')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Показати' }).click()
  await expect(page.getByText(/лист написала програма/)).toBeVisible()
  await expect(page.getByRole('option', { selected: true })).toContainText('автоматичний лист')
})
