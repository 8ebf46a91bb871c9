import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import { startTestApp, temporaryFolder, type TestApp } from '../fakes/app.ts'
import { createFakeClock, type FakeClock } from '../fakes/clock.ts'
import { createDisplay } from '../fakes/electron/system.ts'
import { createElectronUnderTest, type ElectronUnderTest } from './electron.ts'

let folder: ReturnType<typeof temporaryFolder>
let clock: FakeClock
let under: ElectronUnderTest
let app: TestApp

beforeEach(async () => {
  folder = temporaryFolder('windows')
  clock = createFakeClock(0)
  under = createElectronUnderTest({ kiosk: true, clock })
  app = startTestApp(under.shell, folder.path)
  await under.attach(app)
})
afterEach(async () => {
  await under.stop()
  await app.stop()
  folder.remove()
})

const second = createDisplay(2, 1920)
const third = createDisplay(3, -1280, 0, 1280, 1024)
const display = () => under.fake.window('display')!
const desk = () => under.fake.window('operator')!

describe('the reception screen at work', () => {
  async function openOnTwo(): Promise<void> {
    under.fake.screen.plug(second)
    await under.open('operator')
    await under.open('display')
  }

  it('is a sandboxed, isolated window without Node, tools, menu and keys', async () => {
    await openOnTwo()
    for (const window of [desk(), display()]) {
      expect(window.options.webPreferences).toMatchObject({
        ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false },
        ...{ nodeIntegrationInWorker: false, webSecurity: true, webviewTag: false, spellcheck: false },
      })
    }
    display().webContents.openDevTools()
    expect(display().webContents.isToolsOpen).toBe(false)
    expect(display().hasMenu).toBe(false)
    for (const key of ['w', 'r', 'q', 'p', 'i', '+', '0']) {
      expect(display().page.press(key, { control: true }), key).toBe(false)
      expect(display().page.press(key, { meta: true }), key).toBe(false)
    }
    expect(display().page.press('F4', { alt: true })).toBe(false)
    for (const key of ['F5', 'F11', 'F12']) expect(display().page.press(key), key).toBe(false)
    for (const key of ['Tab', 'Enter', 'ArrowDown', 'Escape']) expect(display().page.press(key), key).toBe(true)
    expect(desk().page.press('c', { control: true })).toBe(true)
  })

  it('takes the other monitor and leaves the keyboard to the desk', async () => {
    await openOnTwo()
    expect(display().isKiosk()).toBe(true)
    expect(display().getBounds()).toEqual(second.bounds)
    await vi.waitFor(() => expect(display().isVisible()).toBe(true))
    expect(display().isFocused()).toBe(false)
    expect(desk().isKiosk()).toBe(false)
  })

  it('cannot be closed by a visitor, and goes when the program quits', async () => {
    await openOnTwo()
    display().close()
    expect(display().isDestroyed()).toBe(false)
    under.fake.app.quit()
    expect(await under.fake.app.exited).toBe(0)
    expect(under.fake.app.windows).toEqual([])
  })

  it('is a window beside the desk where there is one monitor only', async () => {
    await under.open('operator')
    await under.open('display')
    expect(display().isKiosk()).toBe(false)
    expect(display().getBounds()).toEqual({ x: 40, y: 40, width: 1280, height: 720 })
  })

  it('moves when monitors come, go and change, and never stands over the desk', async () => {
    await openOnTwo()
    under.fake.screen.unplug(2)
    expect(display().isKiosk()).toBe(false)
    expect(display().getBounds()).toMatchObject({ x: 40, y: 40 })
    expect(under.fake.app.windows.at(-1)).toBe(desk())

    under.fake.screen.plug(third)
    expect(display().isKiosk()).toBe(true)
    expect(display().getBounds()).toEqual(third.bounds)

    const turned = createDisplay(3, -1024, 0, 1024, 1280)
    under.fake.screen.change(turned)
    expect(display().isKiosk()).toBe(true)
    expect(display().getBounds()).toEqual(turned.bounds)
  })

  it('goes to the first monitor when the desk works on the second', async () => {
    await openOnTwo()
    desk().setBounds({ x: 2000, y: 100 })
    under.fake.screen.change(second)
    expect(display().getBounds()).toEqual(createDisplay(1, 0).bounds)
  })

  it('comes back within three seconds when its process dies, with its view, and again and again', async () => {
    await openOnTwo()
    for (let death = 1; death <= 5; death++) {
      const dead = display()
      const diedAt = clock.elapsed()
      dead.page.crash(death === 2 ? 'oom' : 'crashed')
      expect(app.views.watching('display')).toBe(0)
      while (display() === dead) {
        clock.advance(50)
        await new Promise(setImmediate)
        expect(clock.elapsed() - diedAt).toBeLessThanOrEqual(3_000)
      }
      await vi.waitFor(() => expect(display().isVisible()).toBe(true))
      expect(dead.isDestroyed()).toBe(true)
      expect(display().isKiosk()).toBe(true)
      expect(display().getBounds()).toEqual(second.bounds)
      const views: unknown[] = []
      display()
        .page.global<Bridge<'display'>>('bridge')
        .watch(view => views.push(view))
      await vi.waitFor(() => expect(views).toHaveLength(1))
    }
    expect(under.logged.filter(({ event }) => event === 'window.gone')).toHaveLength(5)
    expect(under.logged).toContainEqual({
      event: 'window.gone',
      detail: { role: 'display', reason: 'oom', exitCode: 133 },
    })
    expect(under.fake.app.windows).toHaveLength(2)
    expect(under.fake.powerSaveBlocker.running.size).toBe(1)
  })

  it('comes back when it answers nobody', async () => {
    await openOnTwo()
    const stuck = display()
    clock.advance(60_000)
    stuck.emit('unresponsive')
    clock.advance(250)
    await vi.waitFor(() => expect(display()).not.toBe(stuck))
  })

  it('does not come back once the program stops', async () => {
    await openOnTwo()
    display().page.crash()
    under.shell.stop()
    clock.advance(10_000)
    await new Promise(setImmediate)
    expect(under.fake.app.windows).toHaveLength(2)
  })

  it('keeps the monitors lit for as long as it is open', async () => {
    await under.open('operator')
    expect(under.fake.powerSaveBlocker.running.size).toBe(0)
    await under.open('display')
    expect([...under.fake.powerSaveBlocker.running.values()]).toEqual(['prevent-display-sleep'])
    display().destroy()
    expect(under.fake.powerSaveBlocker.running.size).toBe(0)
  })
})
