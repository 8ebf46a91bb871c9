import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { errorCodes, type ErrorCode } from '../../shared/errors.ts'
import type { CheckStep, MailboxCheck } from '../../shared/model/mailbox.ts'
import { keepScreenshot } from './browser.ts'
import { openBridge, type OpenBridge } from './desk-bridge.ts'
import { startProgram, type Program } from './program.ts'

/**
 * The mailbox form of the first start in a real browser: the guidance of each provider and each failure of a check.
 * Only the answer about the mailbox is ours, everything else is the running program.
 */

let program: Program
let desk: OpenBridge<'operator'>
test.beforeAll(async () => {
  program = await startProgram()
  desk = await openBridge('operator', program.urls.operator)
})
test.afterAll(async () => {
  desk.close()
  await program.stop()
})

const steps: readonly CheckStep[] = ['server', 'protection', 'login', 'folder', 'instant']
const passed: MailboxCheck = {
  passed: [...steps],
  failed: null,
  letters: 5,
  folders: ['INBOX', 'Дія', 'Кадри', 'Спам', 'Надіслані'],
  moreFolders: 0,
  answeredMs: 230,
  certificateUntil: Date.UTC(2027, 2, 12, 12),
  certificate: null,
}
const certificate: NonNullable<MailboxCheck['certificate']> = {
  sha256: '3fa9c1d27be804566c1ad0f29e7730b85d4412aa90cfe6317f08be23d91a5c64',
  subject: 'mail.zrazok-rada.gov.ua',
  issuer: 'mail.zrazok-rada.gov.ua',
  names: ['mail.zrazok-rada.gov.ua', 'imap.zrazok-rada.gov.ua'],
  from: Date.UTC(2026, 0, 14, 12),
  until: Date.UTC(2028, 0, 14, 12),
}

function failing(code: ErrorCode): MailboxCheck {
  const step = stepOf(code)
  const before = steps.slice(0, steps.indexOf(step))
  const isItsCertificate = step === 'protection'
  return {
    ...passed,
    passed: [...before],
    failed: { step, error: { code } },
    letters: null,
    folders: [],
    certificate: isItsCertificate ? certificate : null,
  }
}

function stepOf(code: ErrorCode): CheckStep {
  if (code === 'mail.certificate' || code === 'mail.certificate-changed') return 'protection'
  if (code === 'mail.folder') return 'folder'
  return code.startsWith('oauth.') || code === 'mail.credentials' || code === 'mail.imap-off' ? 'login' : 'server'
}

interface Form {
  readonly page: Page
  /** What the program is made to answer about the next mailbox. */
  answer(check: MailboxCheck): void
  /** Why the next log-in in the browser ends. */
  refuse(code: ErrorCode): void
  fill(label: string | RegExp, value: string): Promise<void>
  press(name: string | RegExp): Promise<void>
  /** Looks at the form as it stands: nothing sticks out; a picture is kept. */
  look(name: string): Promise<void>
}

const uk = { branch: 'Далі', institution: 'Назва закладу', name: 'Назва відділення' }
const en = { branch: 'Next', institution: 'Name of the institution', name: 'Name of the branch' }

async function openForm(browser: Browser, size: readonly [number, number] = [1366, 768], words = uk): Promise<Form> {
  const [width, height] = size
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: words === en ? 'dark' : 'light',
  })
  await desk.admit(context)
  const page = await context.newPage()
  let check = passed
  let refusal: ErrorCode | undefined
  await page.routeWebSocket(/\/bridge$/, socket => {
    const server = socket.connectToServer()
    socket.onMessage(message => {
      const frame = JSON.parse(String(message)) as { readonly id: number; readonly name: string }
      const reply = (value: unknown) => socket.send(JSON.stringify({ id: frame.id, reply: value }))
      if (frame.name === 'setup.check') return reply({ ok: true, value: check })
      if (frame.name !== 'login.begin') return server.send(message)
      if (refusal) reply({ ok: false, error: { code: refusal } })
    })
  })
  await page.goto(desk.origin)
  const fill = (label: string | RegExp, value: string) => page.getByLabel(label).fill(value)
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
  await fill(words.institution, 'Зразківська міська рада')
  await fill(words.name, 'Відділ кадрів')
  await press(words.branch)
  return {
    page,
    fill,
    press,
    answer: next => void (check = next),
    refuse: code => void (refusal = code),
    async look(name) {
      expect(await page.evaluate(sticksOut)).toEqual([])
      await keepScreenshot(page, `mailbox-${name}-${width}`)
    },
  }
}

/** Whatever is wider than its place. */
function sticksOut(): string[] {
  return [document.documentElement, ...document.querySelectorAll('.setup-scroll, .setup-card, .setup-form')]
    .filter(element => element.scrollWidth > element.clientWidth + 1)
    .map(element => element.className || element.tagName)
}

async function expectReadable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode(true)
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
}

const providers = {
  'ukr-net': 'ukr.net',
  gmail: 'gmail.com',
  'i-ua': 'i.ua',
  'email-ua': 'email.ua',
  'meta-ua': 'meta.ua',
  bigmir: 'bigmir.net',
  zoho: 'zohomail.eu',
  microsoft: 'outlook.com',
  yahoo: 'yahoo.com',
  icloud: 'icloud.com',
  'gov-ua': 'zrazok-rada.gov.ua',
  own: 'zrazok.example.org',
}

test('the guidance of each provider is there as soon as the address tells which it is', async ({ browser }) => {
  const { page, fill, look } = await openForm(browser)
  for (const [name, domain] of Object.entries(providers)) {
    await fill('Адреса скриньки', `kadry@${domain}`)
    expect(await page.locator('.check-guide li').count(), domain).toBeGreaterThan(2)
    await look(`guide-${name}`)
  }
  await page.context().close()
})

test('each failure of a check says what it means and what to do next', async ({ browser }) => {
  const { page, fill, press, answer, look } = await openForm(browser)
  await fill('Адреса скриньки', 'kadry@zrazok-rada.gov.ua')
  await fill('Сервер IMAP', 'mail.zrazok-rada.gov.ua')
  await fill(/^Пароль/, 'пароль')
  const codes = Object.keys(errorCodes) as ErrorCode[]
  for (const code of codes.filter(name => name.startsWith('mail.') && name !== 'mail.certificate-changed')) {
    answer(failing(code))
    await press(/^Перевірити/)
    expect(await page.locator('.check-step.failed li').count(), code).toBeGreaterThan(1)
    await look(`error-${code.replace('.', '-')}`)
  }
  await page.context().close()
})

test('a certificate is asked about once, then it is named in the form', async ({ browser }) => {
  for (const size of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    const { page, fill, press, answer, look } = await openForm(browser, size)
    await fill('Адреса скриньки', 'kadry@zrazok-rada.gov.ua')
    await fill('Сервер IMAP', 'mail.zrazok-rada.gov.ua')
    await fill(/^Пароль/, 'пароль')
    answer(failing('mail.certificate'))
    await press(/^Перевірити/)
    const trust = page.getByRole('button', { name: 'Довіряти саме цьому сертифікату' })
    await trust.scrollIntoViewIfNeeded()
    await look('certificate-question')
    await expectReadable(page)
    answer({ ...passed, certificate })
    await trust.click()
    await expect(page.getByRole('region', { name: 'Довірено сертифікату' })).toBeVisible()
    await look('certificate-pinned')
    answer({ ...failing('mail.certificate-changed'), certificate: { ...certificate, sha256: 'c4'.repeat(32) } })
    await press(/^Перевірити/)
    await trust.scrollIntoViewIfNeeded()
    await look('certificate-changed')
    await page.context().close()
  }
})

test('a log-in in the browser is waited for and can be taken back', async ({ browser }) => {
  const { page, fill, press, look } = await openForm(browser)
  await fill('Адреса скриньки', 'kadry@gmail.com')
  await page.getByText('Вхід у\u00A0браузері', { exact: true }).click()
  await look('guide-gmail-browser')
  await fill('Ідентифікатор клієнта (Client ID)', '123-zrazok.apps.googleusercontent.com')
  await press('Увійти в\u00A0браузері')
  await expect(page.getByText('Чекаємо на\u00A0вхід')).toBeVisible()
  await look('log-in-waiting')
  await expectReadable(page)
  await press('Скасувати вхід')
  await expect(page.getByRole('button', { name: 'Увійти в\u00A0браузері' })).toBeVisible()
  await page.context().close()
})

test('each failure of a log-in in the browser says what it means and what to do next', async ({ browser }) => {
  const { page, fill, press, refuse, look } = await openForm(browser)
  await fill('Адреса скриньки', 'kadry@zrazok-rada.gov.ua')
  await fill('Сервер IMAP', 'outlook.office365.com')
  await fill('Ідентифікатор клієнта (Client ID)', '11111111-2222-3333-4444-555555555555')
  const codes = Object.keys(errorCodes) as ErrorCode[]
  for (const code of codes.filter(name => name.startsWith('oauth.'))) {
    refuse(code)
    await press('Увійти в\u00A0браузері')
    const failed = page.locator('.log-in-failed')
    expect(await failed.getByRole('listitem').count(), code).toBeGreaterThan(1)
    await failed.scrollIntoViewIfNeeded()
    await look(`error-${code.replace('.', '-')}`)
  }
  await page.context().close()
})

test('a refused password is answered with the whole guidance of the provider', async ({ browser }) => {
  const { page, fill, press, answer, look } = await openForm(browser)
  await fill(/^Пароль/, 'пароль')
  answer(failing('mail.credentials'))
  for (const domain of ['ukr.net', 'gmail.com']) {
    await fill('Адреса скриньки', `kadry@${domain}`)
    await press(/^Перевірити/)
    expect(await page.locator('.check-step.failed li').count(), domain).toBeGreaterThan(3)
    await look(`refused-${domain}`)
  }
  await page.context().close()
})

test('of 500 folders a person finds one by a part of its name', async ({ browser }) => {
  const { page, fill, press, answer, look } = await openForm(browser, [1920, 1080])
  await fill('Адреса скриньки', 'kadry@zrazok-rada.gov.ua')
  await fill(/^Пароль/, 'пароль')
  answer({ ...passed, folders: Array.from({ length: 500 }, (_, i) => `Архів/${2000 + (i % 27)}/Відділ ${i}`) })
  await press(/^Перевірити/)
  await fill('Знайти папку', 'відділ 49')
  await page.getByRole('checkbox', { name: /Відділ 499$/ }).check()
  await page.getByRole('checkbox', { name: /Відділ 499$/ }).scrollIntoViewIfNeeded()
  await look('folders')
  await expectReadable(page)
  await page.context().close()
})

test('holds in English and in the dark', async ({ browser }) => {
  await desk.call('settings.change', { language: 'en' })
  const { page, fill, look } = await openForm(browser, [1920, 1080], en)
  await fill('Mailbox address', 'kadry@outlook.com')
  await look('guide-microsoft-en')
  await expectReadable(page)
  await page.context().close()
})
