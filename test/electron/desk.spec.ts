import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Frame, type Page } from '@playwright/test'
import { call, startElectron, type RunningElectron } from './program.ts'

/** The main job in real windows, on the demo's invented institution. */

let program: RunningElectron
let desk: Page
test.beforeEach(async () => {
  program = await startElectron({ demo: true })
  desk = await program.window('operator')
})
test.afterEach(() => program.stop())

async function openVisit(): Promise<void> {
  const visit = { serviceId: 'demo-service-1', case: 'complete' }
  expect(await call(desk, 'demo.visit', visit)).toMatchObject({ ok: true })
  await desk.locator('[role=option]').first().click()
}
const isShown = () => expect(desk.getByText('Копія така, як надійшла: відбиток збігається')).toBeVisible()

async function previewFrame(): Promise<Frame> {
  // Beside it stands the one that waits for the next copy.
  const frame = await (await desk.waitForSelector('.preview-place iframe:not(.waiting)')).contentFrame()
  expect(frame?.url()).toMatch(/^pryimalnia:\/\/preview-/)
  return frame!
}

test('a visitor writes, reception tells the code, the desk shows the copy and decides', async () => {
  const reception = await program.window('display')
  await expect(reception.locator('canvas').first()).toBeVisible()
  await openVisit()
  await expect(reception.getByText('Отримано', { exact: false }).first()).toBeVisible()
  await isShown()
  const frame = await previewFrame()
  await expect(frame.locator('canvas').first()).toBeVisible()
  await desk.keyboard.press('KeyA')
  await expect(desk.getByText('прийнято', { exact: false }).first()).toBeVisible()
})

test('a preview that hangs is removed and the desk goes on meanwhile', async () => {
  await openVisit()
  await isShown()
  const frame = await previewFrame()
  frame
    .evaluate(() => {
      for (;;);
    })
    .catch(() => {})
  const longestPause = await desk.evaluate(
    () =>
      new Promise<number>(resolve => {
        let last = performance.now()
        let longest = 0
        const until = last + 5_000
        const tick = (now: number) => {
          longest = Math.max(longest, now - last)
          last = now
          if (now > until) resolve(longest)
          else requestAnimationFrame(tick)
        }
        requestAnimationFrame(tick)
      }),
  )
  expect(longestPause).toBeLessThan(1_000)
  await expect.poll(() => desk.frames().includes(frame), { timeout: 30_000 }).toBe(false)
  await desk.keyboard.press('Digit2')
  await isShown()
})

test('the preview stands in a process of its own', async () => {
  await openVisit()
  await isShown()
  const processes = await program.application.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(
      ({ webContents }) => webContents.getURL() === 'pryimalnia://operator/',
    )
    return window!.webContents.mainFrame.framesInSubtree.map(({ url, osProcessId }) => ({ url, osProcessId }))
  })
  const own = processes.find(({ url }) => url === 'pryimalnia://operator/')!
  const previews = processes.filter(({ url }) => url.startsWith('pryimalnia://preview-'))
  expect(previews.length).toBeGreaterThan(0)
  for (const preview of previews) expect(preview.osProcessId).not.toBe(own.osProcessId)
})

test('saving asks the system and writes the file as it arrived, for this user only', async () => {
  const path = join(program.dataDir, 'saved.pdf')
  await program.application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await openVisit()
  await isShown()
  await desk.getByRole('button', { name: 'Зберегти файл' }).first().click()
  await expect.poll(() => statSync(path, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(1_000)
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('nothing of a copy is left in the profile', async () => {
  await openVisit()
  await isShown()
  const profile = join(program.dataDir, 'electron')
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name))
    expect(bytes.includes('%PDF-'), file.name).toBe(false)
    expect(bytes.includes('internal-passport'), file.name).toBe(false)
  }
})
