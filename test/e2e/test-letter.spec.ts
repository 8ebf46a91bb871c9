import { expect, test, type Page } from '@playwright/test'
import type { TestLetterStatus } from '../../shared/model/test-letter.ts'
import type { OperatorView } from '../../shared/views.ts'
import { keepScreenshot } from './browser.ts'
import { startDemo, type Demo } from './demo.ts'
import { isSound } from './is-sound.ts'

/** A mailbox is tried with a letter: for real where the demo can, and each other state as the program would tell it. */

let demo: Demo
test.beforeAll(async () => {
  demo = await startDemo()
})
test.afterEach(async () => {
  await demo.closeDesks()
  await demo.ask('settings.change', { language: 'uk', theme: 'system' })
})
test.afterAll(() => demo.stop())

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Пошта|Mail)$/ }).click()
  await page
    .getByRole('button', { name: /^(Пробний лист|Test letter)$/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

test('a test letter of the demo goes all the way, and nobody at the reception is told', async ({ browser }) => {
  const page = await demo.openDesk(browser, { viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  await openDialog(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Надіслати' }).click()
  await expect(page.getByText(/Лист пройшов увесь шлях за/).first()).toBeVisible({ timeout: 20_000 })
  await isSound(page)
  await keepScreenshot(page, 'test-letter-real-done')
  const { aside, testLetters } = await demo.until(view => view.testLetters[0]?.passed.shown !== undefined)
  expect([aside.test, testLetters[0]?.failed]).toEqual([1, null])
})

const begun = { by: 'program', token: '4720391182', passed: {}, junk: null, failed: null } as const
const sent = { connected: 420, accepted: 1_310 }
const states: Readonly<Record<string, Partial<TestLetterStatus> | null>> = {
  begin: null,
  sending: { ...begun, passed: { connected: 420 } },
  waiting: { ...begun, passed: sent },
  person: { ...begun, by: 'person' },
  junk: { ...begun, passed: { ...sent, seen: 14_200 }, junk: { uidValidity: '7', uid: 3 } },
  late: { ...begun, passed: sent, failed: { step: 'seen', error: { code: 'test-letter.late' } } },
  credentials: { ...begun, failed: { step: 'connected', error: { code: 'smtp.credentials' } } },
  certificate: { ...begun, failed: { step: 'connected', error: { code: 'mail.certificate' } } },
  unsure: { ...begun, passed: { connected: 420 }, failed: { step: 'accepted', error: { code: 'smtp.unsure' } } },
}

const looks = [
  { name: 'uk-1366-light', width: 1366, height: 768, theme: 'light', language: 'uk' },
  { name: 'en-1920-dark', width: 1920, height: 1080, theme: 'dark', language: 'en' },
] as const

for (const { name, width, height, theme, language } of looks) {
  test(`each state of a test letter looks and reads right at ${name}`, async ({ browser }) => {
    await demo.ask('settings.change', { language, theme })
    const page = await demo.openDesk(browser, { viewport: { width, height }, reducedMotion: 'reduce' })
    const tell = await teller(page)
    await openDialog(page)
    for (const [state, letter] of Object.entries(states)) {
      tell(letter)
      await expect(page.locator('.test-step.now, .test-step.failed')).toHaveCount(
        letter === null || letter.junk ? 0 : 1,
      )
      await keepScreenshot(page, `test-letter-${state}-${name}`)
      if (state === 'begin' || state === 'junk' || state === 'late') await isSound(page)
    }
  })
}

/** Lets the program tell this of the first mailbox's letter, beside everything that is true. */
async function teller(page: Page): Promise<(letter: Partial<TestLetterStatus> | null) => void> {
  let told: Partial<TestLetterStatus> | null = null
  let show = () => {}
  await page.routeWebSocket(/\/bridge$/, window => {
    const program = window.connectToServer()
    program.onMessage(message => {
      const { view } = JSON.parse(String(message)) as { view?: OperatorView }
      if (view === undefined) return window.send(message)
      show = () => {
        const mailboxes = view.mailboxes.map(mailbox => ({ ...mailbox, kind: 'imap' as const }))
        const status = { mailboxId: mailboxes[0]!.id, startedAt: Date.now() - 9_000, ...told }
        window.send(JSON.stringify({ view: { ...view, mailboxes, testLetters: told === null ? [] : [status] } }))
      }
      show()
    })
  })
  await page.reload()
  return letter => {
    told = letter
    show()
  }
}
