import { expect, test, type Browser, type Page } from '@playwright/test'
import { startDesk, type DeskProgram } from '../drill/support/desk-program.ts'
import { sampleLetter, temporaryFolder } from '../fakes/app.ts'
import { startDovecot, type Dovecot } from '../integration/dovecot.ts'
import { keepScreenshot } from './browser.ts'
import { isSound } from './is-sound.ts'

/** «Чекаю на лист» on a real mailbox: a visitor stands at the desk and says that it was sent. */

let dovecot: Dovecot
let program: DeskProgram
let folder: ReturnType<typeof temporaryFolder>

test.beforeAll(async () => {
  folder = temporaryFolder('e2e-waiting')
  dovecot = await startDovecot()
  program = await startDesk({ dovecot, folder: folder.path, user: dovecot.user })
  await program.until(({ mailboxes: [mailbox] }) => mailbox?.lastSuccessAt != null, 30_000)
})
test.afterAll(async () => {
  await program.stop()
  await dovecot.stop()
  folder.remove()
})

const copies = ['internal-passport', 'taxpayer-card']

/** As a filter does: its watched folder never sees it. */
async function filtered(from: string, subject: string): Promise<void> {
  await dovecot.deliver(Buffer.from(sampleLetter(copies, from, subject)), 'filter')
  await dovecot.doveadm('move', '-u', dovecot.user, 'Junk', 'user', 'filter', 'mailbox', 'INBOX', 'all')
}

async function openDesk(browser: Browser, width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
  await program.bridge.admit(context)
  const page = await context.newPage()
  await page.goto(program.bridge.origin)
  await expect(page.locator('.top-bar')).toBeVisible()
  return page
}

const looks = [
  { name: 'uk-1366-light', width: 1366, height: 768, theme: 'light', language: 'uk' },
  { name: 'en-1920-dark', width: 1920, height: 1080, theme: 'dark', language: 'en' },
] as const

for (const { name, width, height, theme, language } of looks) {
  test(`F16: whoever waits finds the letter, in Junk and in the Inbox, at ${name}`, async ({ browser }) => {
    await program.bridge.call('settings.change', { language, theme })
    const page = await openDesk(browser, width, height)
    const dialog = page.getByRole('dialog')
    const rows = dialog.locator('.waiting-row')
    const before = await page.locator('[role=option]').count()
    await keepScreenshot(page, `waiting-desk-${name}`)
    await page.keyboard.press('KeyG')
    await expect(dialog.locator('.waiting-look')).toBeVisible()
    if (before === 0) {
      await expect(dialog.locator('.waiting-addresses')).toContainText('kadry-zrazok@example.org')
      await isSound(page)
      await keepScreenshot(page, `waiting-nothing-${name}`)
    }

    const sender = `olena.${width}@example.com`
    await filtered(sender, 'Копії документів')
    const found = rows.filter({ hasText: sender })
    await expect(found).toBeVisible()
    await expect(dialog.locator('[role=status]').last()).toContainText(sender)
    await isSound(page)
    await keepScreenshot(page, `waiting-junk-${name}`)
    await found.getByRole('button').click()
    await expect(dialog.locator('.banner.ok')).toBeVisible()
    await expect(found.locator('.icon').first()).toBeVisible()
    await isSound(page)
    await keepScreenshot(page, `waiting-accepted-${name}`)

    const next = `taras.${width}@example.com`
    await dovecot.deliver(Buffer.from(sampleLetter(copies, next, 'Копії')))
    await expect(rows.first()).toContainText(next)
    await keepScreenshot(page, `waiting-found-${name}`)
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.locator('[role=option][aria-selected=true]')).toContainText(next)
    await page.locator('[role=option]').filter({ hasText: sender }).click()
    await page.locator('.letter summary').click()
    await expect(page.locator('.trail')).toContainText(language === 'uk' ? 'Прийнято зі Спаму' : 'Accepted from Junk')
    await page.locator('.trail').scrollIntoViewIfNeeded()
    await isSound(page)
    await keepScreenshot(page, `waiting-trail-${name}`)
    await page.context().close()
  })
}

test('F16: what lies in Junk is told of on the mail card and listed from there', async ({ browser }) => {
  await program.bridge.call('settings.change', { language: 'uk', theme: 'light' })
  await filtered('spam@example.net', 'Виграш')
  await filtered('robot@example.net', 'Знижки до 70 %')
  await program.wake()
  await program.until(({ mailboxes: [mailbox] }) => mailbox?.junk === 2, 15_000)
  const page = await openDesk(browser, 1366, 768)
  await page.locator('.status-chip-words').click()
  await expect(page.locator('.junk-mark')).toBeVisible()
  await isSound(page)
  await keepScreenshot(page, 'waiting-mark-uk-1366-light')
  await page.locator('.junk-mark .button').click()
  await expect(page.getByRole('dialog').locator('.waiting-row')).toHaveCount(2)
  await isSound(page)
  await keepScreenshot(page, 'waiting-spam-uk-1366-light')
  await page.context().close()
})

test('says of a mailbox that is paused or out of reach what that means, and goes on by itself', async ({ browser }) => {
  const id = program.view().mailboxes[0]!.id
  const page = await openDesk(browser, 1366, 768)
  await page.keyboard.press('KeyG')
  await program.bridge.call('mailbox.pause', { id, paused: true })
  await expect(page.getByRole('dialog').locator('.banner.info')).toBeVisible()
  await isSound(page)
  await keepScreenshot(page, 'waiting-paused-uk-1366-light')
  await page.getByRole('dialog').locator('.banner.info .button').click()
  await expect(page.getByRole('dialog').locator('.waiting-look')).toBeVisible()
  await program.until(({ mailboxes: [mailbox] }) => mailbox?.job.kind === 'running', 15_000)
  await dovecot.stop()
  await expect(page.getByRole('dialog').locator('.banner.warn')).toBeVisible()
  await isSound(page)
  await keepScreenshot(page, 'waiting-offline-uk-1366-light')
  await page.context().close()
})
