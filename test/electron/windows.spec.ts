import { expect, test, type Page } from '@playwright/test'
import { calls } from '../../shared/contract.ts'
import { call, startElectron, type RunningElectron } from './program.ts'

/** What real windows are, may and must not. */

let program: RunningElectron
test.afterEach(() => program.stop())

const refused = { ok: false, error: { code: 'call.forbidden' } }

/** How a window stands, as Electron itself says. */
function stateOf(role: string) {
  return program.application.evaluate(({ BrowserWindow }, url) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL() === url)
    if (!window) return null
    const { session, id } = window.webContents
    return {
      id,
      bounds: window.getBounds(),
      isKiosk: window.isKiosk(),
      isVisible: window.isVisible(),
      isPersistent: session.isPersistent(),
    }
  }, `pryimalnia://${role}/`)
}

test.describe('of the demo', () => {
  let desk: Page
  let display: Page
  test.beforeEach(async () => {
    program = await startElectron({ demo: true })
    desk = await program.window('operator')
    display = await program.window('display')
  })

  test('have the bridge and nothing of Node', async () => {
    for (const [page, role] of [[desk, 'operator'] as const, [display, 'display'] as const]) {
      const globals = await page.evaluate(() => ({
        bridge: Object.keys(window.bridge!).sort(),
        role: window.bridge!.role,
        isFrozen: Object.isFrozen(window.bridge),
        node: ['require', 'process', 'module', 'Buffer', 'electron'].filter(name => name in globalThis),
      }))
      expect(globals).toEqual({ bridge: ['call', 'role', 'watch'], role, isFrozen: true, node: [] })
    }
  })

  test('answer each its own calls and refuse the other’s', async () => {
    for (const [name, { window }] of Object.entries(calls)) {
      expect(await call(window === 'operator' ? display : desk, name, {}), name).toEqual(refused)
    }
    expect(await call(desk, 'constructor', {})).toEqual({ ok: false, error: { code: 'call.unknown' } })
  })

  test('stay where they are', async () => {
    for (const page of [desk, display]) {
      const url = page.url()
      for (const address of ['https://example.com/', 'file:///etc/passwd', 'pryimalnia://preview-1/preview.html']) {
        await page.evaluate(to => location.assign(to), address).catch(() => {})
        expect(await page.evaluate(to => window.open(to), address)).toBeNull()
      }
      await page.waitForTimeout(500)
      expect(page.url()).toBe(url)
      expect(await page.evaluate(() => fetch('https://example.com/').then(String, error => String(error)))).toContain(
        'Error',
      )
      expect(await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)).toBe(
        'denied',
      )
    }
    expect(program.application.windows()).toHaveLength(2)
  })

  test('keep nothing on the disk, and each what is its own', async () => {
    expect(await stateOf('operator')).toMatchObject({ isPersistent: false, isKiosk: false })
    expect(await stateOf('display')).toMatchObject({ isPersistent: false, isKiosk: false, isVisible: true })
    await desk.evaluate(() => localStorage.setItem('a', 'b'))
    expect(await display.evaluate(() => localStorage.getItem('a'))).toBeNull()
    expect(
      await display.evaluate(() => fetch('pryimalnia://operator/').then(String, error => String(error))),
    ).toContain('Error')
  })

  test('may load themselves anew and get their view again', async () => {
    await desk.evaluate(() => location.reload())
    await expect(desk.locator('main, #root > *').first()).toBeVisible()
    const edition = await desk.evaluate(
      () => new Promise(resolve => window.bridge!.watch(view => resolve(view.edition))),
    )
    expect(edition).toBe('demo')
  })

  test('come back when their process dies', async () => {
    const before = await stateOf('display')
    await program.application.evaluate(
      ({ webContents }, id) => webContents.fromId(id)!.forcefullyCrashRenderer(),
      before!.id,
    )
    await expect.poll(async () => ((await stateOf('display'))?.id ?? before!.id) !== before!.id).toBe(true)
    await expect.poll(async () => (await stateOf('display'))?.isVisible).toBe(true)
    await expect((await program.window('display')).locator('canvas').first()).toBeVisible()
  })

  test('of the reception are seen as they were painted, and their code reads as it was stored', async () => {
    await expect(display.locator('canvas.code-seen')).toBeVisible()
    const seen = () =>
      desk.evaluate(
        () =>
          new Promise(resolve => {
            window.bridge!.watch(view => {
              if (!('display' in view)) return
              const verdicts = new Set(Object.values(view.display.codes).map(code => code.verdict))
              resolve([view.display.screens.map(screen => screen.sees), [...verdicts]])
            })
          }),
      )
    await expect.poll(seen).toEqual([['page'], ['verified']])
  })

  test('print what the page asks to print', async () => {
    // The dialog is the system's and cannot be answered here: the page's own way to it must end in `afterprint`.
    test.skip(
      process.platform !== 'linux' || process.env['ELECTRON_PRINT'] !== '1',
      'needs a person at the print dialog',
    )
    expect(
      await desk.evaluate(
        () =>
          new Promise(resolve => {
            addEventListener('afterprint', () => resolve('printed'), { once: true })
            window.print()
          }),
      ),
    ).toBe('printed')
  })
})

test('of a new institution are the desk alone', async () => {
  program = await startElectron({ demo: false })
  const desk = await program.window('operator')
  await expect(desk.getByLabel('Назва закладу')).toBeVisible()
  expect(program.application.windows()).toHaveLength(1)
})

test('the reception screen at work takes a monitor of its own, and only that', async () => {
  program = await startElectron({ demo: false })
  const desk = await program.window('operator')
  await call(desk, 'window.show', { role: 'display' })
  await program.window('display')
  await expect.poll(async () => (await stateOf('display'))?.isVisible).toBe(true)
  const { others } = await program.application.evaluate(({ screen }) => {
    const primary = screen.getPrimaryDisplay().id
    return { others: screen.getAllDisplays().flatMap(({ id, bounds }) => (id === primary ? [] : [bounds])) }
  })
  const state = await stateOf('display')
  expect(state?.isKiosk).toBe(others.length > 0)
  if (others.length > 0) expect(others).toContainEqual(state?.bounds)
  const isClosed = await program.application.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('display'))!
    window.close()
    window.webContents.openDevTools()
    return window.isDestroyed() || window.webContents.isDevToolsOpened()
  })
  expect(isClosed).toBe(false)
})
