import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { temporaryFolder } from '../fakes/app.ts'
import { startProgram } from './program.ts'

/** Starting the program as a person does, when something is in the way. */

const root = fileURLToPath(new URL('../../', import.meta.url))

function start(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['electron/launch.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, LANG: 'uk_UA.UTF-8', LC_ALL: '' },
  })
  return { said: stdout + stderr, status }
}

const printOf = (folder: string) =>
  readdirSync(folder)
    .filter(name => statSync(join(folder, name)).isFile() && !name.endsWith('.jsonl'))
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

  for (const [name, files, words] of [
    [
      'a database that is not one',
      { 'pryimalnia.db': 'сміття'.repeat(5_000), 'secrets.json': key },
      /Ключ до бази не підходить|Базу даних пошкоджено/,
    ],
    ['an empty database', { 'pryimalnia.db': '', 'secrets.json': key }, /Базу даних пошкоджено/],
    ['a database without its key', { 'pryimalnia.db': 'x'.repeat(20_000) }, /Ключ до бази/],
    ['a key file that cannot be read', { 'secrets.json': '{' }, /Ключ до бази/],
  ] as const) {
    test(name, () => {
      const path = dataWith(name.replaceAll(' ', '-'), files)
      const before = printOf(path)
      const { said, status } = start('--shell', 'web', '--no-open', '--data', path)
      expect(said).toMatch(words)
      expect(said).not.toMatch(/^\s+at /m)
      expect(status).toBe(1)
      expect(printOf(path)).toEqual(before)
    })
  }

  test('a port that another program uses', async () => {
    const taken = createServer()
    const port = await new Promise<number>(resolve => {
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port))
    })
    const { said, status } = start(
      '--shell',
      'web',
      '--no-open',
      '--port',
      String(port),
      '--data',
      join(folder.path, 'port'),
    )
    taken.close()
    expect(said).toContain('Порт зайнято')
    expect(status).toBe(1)
  })

  test('words that it does not understand, and help', () => {
    expect(start('--colour').said).toContain('--colour')
    expect(start('--help').said).toContain('--no-open')
  })

  test('Electron is missing here, and it says so in one line', () => {
    const { said } = start('--no-open', '--port', '1', '--data', join(folder.path, 'electron'))
    expect(said).toMatch(/Electron не встановлено/)
  })
})

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
