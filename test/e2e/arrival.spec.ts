import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Frame, type Page } from '@playwright/test'
import { page as sheet } from '../../electron/demo/copy-layout.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { startDovecot, type Dovecot } from '../integration/dovecot.ts'
import { keepScreenshot } from './browser.ts'
import { isShown } from './demo.ts'
import { measureInk } from './page-ink.ts'
import { startProgram, type Program } from './program.ts'
import { writeVisitorLetter } from './visitor-letter.ts'

/** The main job on a real mailbox: first start, a delivered letter, the desk, the preview, the reception screen. */

const payload = 'https://diia.app/acquirers/offer-request/000000000000000000000047'

let dovecot: Dovecot
let program: Program
let folder: ReturnType<typeof temporaryFolder>

test.beforeAll(async () => {
  folder = temporaryFolder('e2e-ca')
  dovecot = await startDovecot()
  const ca = join(folder.path, 'ca.pem')
  writeFileSync(ca, dovecot.ca)
  program = await startProgram({ environment: { NODE_EXTRA_CA_CERTS: ca } })
})
test.afterAll(async () => {
  await program.stop()
  await dovecot.stop()
  folder.remove()
})

test('a stranger sets the program up, a visitor writes, the clerk decides', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const desk = await context.newPage()
  await desk.goto(program.urls.operator)
  await setUp(desk)

  const reception = await context.newPage()
  const frames: string[] = []
  reception.on('websocket', socket => socket.on('framereceived', ({ payload: data }) => frames.push(String(data))))
  reception.on(
    'response',
    response =>
      void response.text().then(
        text => frames.push(text),
        () => {},
      ),
  )
  await reception.goto(program.urls.display)
  await expect(reception.locator('canvas')).toBeVisible()

  const { person, letter } = await writeVisitorLetter('arrival', ['internal-passport', 'taxpayer-card'])
  await dovecot.deliver(letter)

  const row = desk.locator('[role=option]').first()
  await expect(row).toContainText('Приймання на роботу')
  await expect(reception.getByText('Отримано', { exact: false }).first()).toBeVisible()
  const code = (await reception.locator('.received-number').textContent())!
  expect(code).toMatch(/^[1-9]\d$/)
  await expect(row.locator('.stamp')).toHaveText(`код ${code}`, { ignoreCase: true })
  await expect(desk.locator('.package-head .stamp')).toHaveText(`код ${code}`, { ignoreCase: true })
  await keepScreenshot(reception, 'reception-received')

  await test.step('the preview shows the copy that was sent', async () => {
    await row.click()
    const frame = await previewFrame(desk)
    await expect(frame.locator('canvas').first()).toBeVisible()
    await expect(frame.locator('body')).toContainText(person.surname)
    const ink = await measureInk(frame.locator('.page canvas').first())
    expect(ink.shape).toBeCloseTo(sheet.height / sheet.width, 2)
    for (const [above, on, below] of ink.separators) {
      expect(on).toBeGreaterThan(0.98)
      expect(Math.max(above, below)).toBeLessThan(0.5)
    }
    expect(ink.title).toBeGreaterThan(0.03)
    expect(ink.title).toBeLessThan(0.5)
    expect(ink.margin).toBe(0)
    await keepScreenshot(desk, 'desk-package')
  })

  await test.step('nothing personal ever reached the reception screen', async () => {
    const everything = frames.join('\n')
    expect(frames.length).toBeGreaterThan(2)
    const { surname, given, patronymic } = person
    for (const personal of [
      surname,
      given,
      patronymic,
      person.taxpayerNumber,
      'visitor@example.com',
      '.pdf',
      'internal-passport-',
    ]) {
      expect(everything).not.toContain(personal)
    }
  })

  await test.step('a decision can be made by key and taken back', async () => {
    await isShown(desk)
    await desk.keyboard.press('KeyA')
    await expect(desk.getByText('прийнято', { exact: false }).first()).toBeVisible()
    await desk
      .getByRole('button', { name: /Скасувати/ })
      .first()
      .click()
    await expect(row).toContainText('На перегляді')
  })

  await test.step('the mailbox is as it was', async () => {
    expect(await dovecot.doveadm('fetch', '-u', dovecot.user, 'flags', 'ALL')).not.toContain('Seen')
  })
})

async function setUp(desk: Page): Promise<void> {
  await desk.getByLabel('Назва закладу').fill('Зразківська міська лікарня')
  await desk.getByLabel('Назва відділення').fill('Відділ кадрів')
  await keepScreenshot(desk, 'first-start-branch')
  await desk.getByRole('button', { name: 'Далі' }).click()

  await desk.getByLabel('Адреса скриньки').fill('kadry-zrazok@example.org')
  await desk.getByLabel('Сервер IMAP').fill('localhost')
  await desk.getByLabel('Порт').fill(String(dovecot.tlsPort))
  await desk.getByLabel(/Імʼя користувача/).fill(dovecot.user)
  await desk.getByLabel(/^Пароль/).fill('хибний-пароль')
  await desk.getByRole('button', { name: /Перевірити/ }).click()
  await expect(desk.getByRole('heading', { name: 'Не вдалося зайти до скриньки' })).toBeVisible()
  await keepScreenshot(desk, 'first-start-refused')
  await desk.getByLabel(/^Пароль/).fill(dovecot.password)
  await desk.getByRole('button', { name: /Перевірити/ }).click()
  await expect(desk.getByText('Усе працює, скринька готова').first()).toBeVisible()
  await keepScreenshot(desk, 'first-start-mailbox')
  await desk.getByRole('button', { name: 'Далі' }).click()

  // The template names the service and fills in what it usually asks for.
  await desk.getByRole('button', { name: 'Приймання на роботу' }).click()
  await expect(desk.getByLabel('Назва послуги')).toHaveValue('Приймання на роботу')
  await desk.getByLabel(/Посилання/).fill(payload)
  await keepScreenshot(desk, 'first-start-service')
  await desk.getByRole('button', { name: /Завершити/ }).click()
  await expect(desk.getByText('Ще жодного листа')).toBeVisible()
  await keepScreenshot(desk, 'desk-empty')
}

async function previewFrame(page: Page): Promise<Frame> {
  await expect.poll(() => page.frames().some(frame => frame.url().includes('preview-'))).toBe(true)
  return page.frames().find(frame => frame.url().includes('preview-'))!
}
