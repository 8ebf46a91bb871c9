import { expect, test, type Page } from '@playwright/test'
import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import type { BranchSummary, OperatorView } from '../../shared/views.ts'
import { mailbox } from '../fakes/views.ts'
import { keepScreenshot } from './browser.ts'
import { startDemo, type Demo } from './demo.ts'
import { isSound } from './is-sound.ts'

/** The place of the mail: the demo's own mailbox, and beside it those of a program that has all kinds of trouble. */

let demo: Demo

test.beforeAll(async () => {
  demo = await startDemo()
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

/** Changes each view on its way to this page: what a real server would have to be brought to. */
async function tell(page: Page, change: (view: OperatorView) => Partial<OperatorView>): Promise<void> {
  await page.routeWebSocket(/\/bridge$/, socket => {
    const program = socket.connectToServer()
    program.onMessage(message => {
      const frame = JSON.parse(String(message)) as { readonly view?: OperatorView }
      socket.send(frame.view ? JSON.stringify({ view: { ...frame.view, ...change(frame.view) } }) : message)
    })
  })
  await page.reload()
}

const minute = 60_000
const day = 1_440 * minute

function troubled(now: number): readonly MailboxStatus[] {
  const lost = { lastSuccessAt: now - 14 * minute, lastLetterAt: now - 14 * minute }
  const waiting = (code: 'mail.lost' | 'mail.limit') => ({
    job: { kind: 'waiting', retryAt: now + 4 * minute, error: { code } } as const,
  })
  const blocked = (code: 'mail.credentials' | 'mail.certificate-changed' | 'oauth.revoked') => ({
    job: { kind: 'blocked', error: { code } } as const,
  })
  const patches: readonly Partial<MailboxStatus>[] = [
    {
      address: 'kadry@zrazok.gov.ua',
      host: 'mail.zrazok.gov.ua',
      folders: ['Копії', 'Архів/2026'],
      pin: 'a3'.repeat(32),
      certificateUntil: now + 20 * day,
    },
    { address: 'tsnap.zrazok@ukr.net', host: 'imap.ukr.net', ...blocked('mail.credentials'), ...lost },
    {
      address: 'sotszakhyst@zrazok.gov.ua',
      host: 'mail.zrazok.gov.ua',
      ...blocked('mail.certificate-changed'),
      ...lost,
    },
    { address: 'medychnyi.zaklad.zrazok@gmail.com', host: 'imap.gmail.com', ...blocked('oauth.revoked'), ...lost },
    { address: 'osvita.zrazok@i.ua', host: 'imap.i.ua', ...waiting('mail.lost'), ...lost },
    { address: 'arkhiv.zrazok@meta.ua', host: 'imap.meta.ua', ...waiting('mail.limit') },
    {
      address: 'stara.skrynka@ukr.net',
      host: 'imap.ukr.net',
      job: { kind: 'paused', since: now - 3 * day },
      lettersToday: 0,
      lastLetterAt: now - 3 * day,
    },
    {
      address: 'pershyi.zapusk@zrazok.gov.ua',
      lastSuccessAt: null,
      lastLetterAt: null,
      lettersToday: 0,
      progress: { done: 4_310, total: 20_000 },
    },
    {
      address: 'reiestratura@zrazok.gov.ua',
      after: { does: 'move', folder: 'Опрацьовано' },
      outbox: { waiting: 3, refused: 2, error: { code: 'after.no-folder' } },
      rivals: [{ desk: 'kabinet-12', lastAt: now - 5 * minute }],
      junk: 2,
    },
    {
      address: 'pryimalnia@zrazok.gov.ua',
      after: { does: 'delete', days: 30 },
      lettersToday: 1,
      ...{ lastSuccessAt: now - 5 * minute },
    },
  ]
  return patches.map((patch, index) => mailbox(now, { id: `m${index}`, ...patch }))
}

function branchesOf(mailboxes: readonly MailboxStatus[]): readonly BranchSummary[] {
  const names = ['Відділ кадрів', 'Центр надання адміністративних послуг', 'Управління соціального захисту']
  return mailboxes.flatMap(({ id }, index) =>
    index === 6
      ? []
      : [{ id, name: names[index] ?? `Відділення ${index + 1}`, institution: 'Зразківська громада', mailboxId: id }],
  )
}

for (const { name, width, height, theme, language } of looks) {
  test(`the mailboxes look and read right at ${name}`, async ({ browser }) => {
    await demo.ask('settings.change', { language, theme })
    const page = await demo.openDesk(browser, { viewport: { width, height }, reducedMotion: 'reduce' })
    await page.locator('.top-tab').nth(1).click()
    await expect(page.locator('.mailbox').first()).toBeVisible()
    await isSound(page)
    await keepScreenshot(page, `mailboxes-demo-${name}`)

    const now = Date.now()
    const mailboxes = troubled(now)
    await tell(page, () => ({ mailboxes: mailboxes.slice(0, 1), branches: branchesOf(mailboxes.slice(0, 1)) }))
    await expect(page.locator('.mailbox')).toHaveCount(1)
    await keepScreenshot(page, `mailboxes-one-${name}`)
    await tell(page, () => ({ mailboxes, branches: branchesOf(mailboxes) }))
    await expect(page.locator('.mailbox')).toHaveCount(10)
    await isSound(page)
    await keepScreenshot(page, `mailboxes-ten-${name}`)
    await page.locator('.mailbox').nth(5).scrollIntoViewIfNeeded()
    await page.locator('.page-body').evaluate(body => (body.scrollTop = body.scrollHeight / 2.4))
    await keepScreenshot(page, `mailboxes-ten-middle-${name}`)
    await page.locator('.page-body').evaluate(body => (body.scrollTop = body.scrollHeight))
    await keepScreenshot(page, `mailboxes-ten-below-${name}`)
    await tell(page, () => ({ mailboxes: [] }))
    await expect(page.locator('.mailboxes-empty')).toBeVisible()
    await isSound(page)
    await keepScreenshot(page, `mailboxes-none-${name}`)
  })
}
