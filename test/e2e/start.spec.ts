import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { demoInstitution } from '../../electron/demo/institution.ts'
import { openStore } from '../../electron/store/store.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { keepScreenshot } from './browser.ts'
import { openBridge } from './desk-bridge.ts'
import { startProgram } from './program.ts'
import { readCode } from './read-code.ts'

/** Starting the program as a person does, when something is in the way. */

const root = fileURLToPath(new URL('../../', import.meta.url))

function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['electron/launch.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, LANG: 'uk_UA.UTF-8', LC_ALL: '', ...environment },
  })
  return { said: stdout + stderr, status }
}

/** What a start may leave beside the data: its log, and the empty file by which programs know of each other. */
const own = ['log.jsonl', 'instance.lock']

const printOf = (folder: string) =>
  readdirSync(folder)
    .filter(name => statSync(join(folder, name)).isFile() && !own.includes(name))
    .map(
      name =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )

test.describe('a start that cannot go on says why and changes nothing', () => {
  let folder: ReturnType<typeof temporaryFolder>
  test.beforeAll(() => {
    folder = temporaryFolder('e2e-start')
  })
  test.afterAll(() => folder.remove())
  const dataWith = (name: string, files: Record<string, string>) => {
    const path = join(folder.path, name)
    mkdirSync(path)
    for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content)
    return path
  }
  const key = JSON.stringify({ 'database-key': '0'.repeat(64) })

  const damaged = 'Базу даних пошкоджено. Програма нічого в ній не змінила; відновіть її з резервної копії.'
  const noKey = 'Ключ до бази не підходить або його немає. Базу не змінено; поверніть файл ключа на місце.'

  function refusesUntouched(path: string, words: string): void {
    const before = printOf(path)
    const { said, status } = start(['--shell', 'web', '--no-open', '--data', path])
    expect(said).toContain(words)
    expect(said).not.toMatch(/^\s+at /m)
    expect(status).toBe(1)
    expect(printOf(path)).toEqual(before)
  }

  for (const [name, files, words] of [
    ['a database that is not one', { 'pryimalnia.db': 'сміття'.repeat(5_000), 'secrets.json': key }, damaged],
    ['an empty database', { 'pryimalnia.db': '', 'secrets.json': key }, damaged],
    ['a database without its key', { 'pryimalnia.db': 'x'.repeat(20_000) }, noKey],
    ['a key file that cannot be read', { 'secrets.json': '{' }, noKey],
  ] as const) {
    test(`${name} (F47, F51)`, () => refusesUntouched(dataWith(name.replaceAll(' ', '-'), files), words))
  }

  test('a real database with another one’s key, and one that lost its end (F47, F51)', () => {
    const path = dataWith('another-key', { 'secrets.json': key })
    const database = join(path, 'pryimalnia.db')
    openStore({ path: database, key: 'f'.repeat(64) }).close()
    refusesUntouched(path, noKey)
    writeFileSync(join(path, 'secrets.json'), JSON.stringify({ 'database-key': 'f'.repeat(64) }))
    truncateSync(database, statSync(database).size / 2)
    refusesUntouched(path, damaged)
  })

  test.describe('on a port that another program uses', () => {
    const taken = createServer()
    let port = ''
    test.beforeAll(async () => {
      await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve))
      port = String((taken.address() as AddressInfo).port)
    })
    test.afterAll(() => void taken.close())

    test('it names the port', () => {
      const path = join(folder.path, 'port')
      const { said, status } = start(['--shell', 'web', '--no-open', '--port', port, '--data', path])
      expect(said).toContain('Порт зайнято іншою програмою')
      expect(status).toBe(1)
    })

    test('it has said before that Electron is missing, in one line', () => {
      const path = join(folder.path, 'electron')
      const nowhere = join(folder.path, 'no-electron')
      const { said, status } = start(['--no-open', '--port', port, '--data', path], { ELECTRON_PATH: nowhere })
      expect(said.split('\n').filter(line => line.includes('Electron не встановлено'))).toHaveLength(1)
      expect(said).toContain('Порт зайнято іншою програмою')
      expect(status).toBe(1)
    })
  })

  test('words that it does not understand, and help', () => {
    expect(start(['--colour']).said).toContain('--colour')
    expect(start(['--help']).said).toContain('--no-open')
  })
})

test('a database that is damaged leaves the reception as it was, and the folder too (F38, F47)', async ({
  browser,
}) => {
  const folder = temporaryFolder('e2e-reception')
  const dataDir = join(folder.path, 'data')
  const [first] = demoInstitution('').services
  const whole = await startProgram({ demo: true, dataDir })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const [reception, desk] = await Promise.all([
    openBridge('display', whole.urls.display),
    openBridge('operator', whole.urls.operator),
  ])
  for (const entrance of [reception, desk]) await entrance.admit(context)
  const screen = await context.newPage()
  await screen.goto(reception.origin)
  await expect(screen.locator('canvas.code-seen')).toBeVisible()
  await whole.stop()

  truncateSync(join(dataDir, 'pryimalnia.db'), statSync(join(dataDir, 'pryimalnia.db')).size / 2)
  const before = printOf(dataDir)
  const alone = await startProgram({ demo: true, dataDir, receptionOnly: true })
  expect(alone.output()).toContain('Базу даних пошкоджено.')
  expect(alone.output()).toContain('Екран рецепції працює за останнім знімком')
  expect(alone.urls.operator).toBe('')
  // The same windows come back to it: nobody needs a new link.
  await screen.reload()
  await expect(screen.locator('canvas.code-seen')).toBeVisible()
  expect(await readCode(await keepScreenshot(screen, 'reception-from-snapshot'))).toBe(first!.payload)
  const asked = await context.newPage()
  await asked.goto(desk.origin)
  expect(await asked.evaluate(askOnce, ['package.get', { id: 'any' }])).toMatchObject({
    error: { code: 'store.damaged' },
  })
  expect(printOf(dataDir)).toEqual(before)
  await context.close()
  expect(await alone.stop()).toBe(0)
  folder.remove()
})

/** One call over the page's own socket: its answer. */
function askOnce([name, input]: readonly unknown[]): Promise<unknown> {
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/bridge`)
  socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, name, input })))
  return new Promise(resolve => {
    socket.addEventListener('message', ({ data }) => {
      const frame = JSON.parse(String(data)) as { id?: number; reply?: unknown }
      if (frame.id === 1) resolve(frame.reply)
    })
  })
}

test('a second start shows the first, and both stop cleanly', async ({ page }) => {
  const program = await startProgram({ demo: true })
  const again = await program.relink()
  expect(new URL(again.operator).port).toBe(new URL(program.urls.operator).port)
  await page.goto(again.operator)
  await expect(page.getByText('Приймальня').first()).toBeVisible()
  // A used link lets nobody in.
  const other = await page.context().browser()!.newContext()
  const stranger = await other.newPage()
  expect((await stranger.goto(again.operator))!.status()).toBe(403)
  await other.close()
  expect(await program.stop()).toBe(0)
})
