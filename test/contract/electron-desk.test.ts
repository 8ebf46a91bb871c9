import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import { setupAnswers, startTestApp, temporaryFolder, type TestApp } from '../fakes/app.ts'
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
  under = createElectronUnderTest({ kiosk: false, clock })
  app = startTestApp(under.shell, folder.path)
  await under.attach(app)
})
afterEach(async () => {
  await under.stop()
  await app.stop()
  folder.remove()
})

const second = createDisplay(2, 1920)
const display = () => under.fake.window('display')!
const desk = () => under.fake.window('operator')!

describe('the desk', () => {
  it('comes back when its process dies', async () => {
    await under.open('operator')
    const dead = desk()
    dead.page.crash()
    clock.advance(3_000)
    await vi.waitFor(() => expect(desk()).not.toBe(dead))
    await vi.waitFor(() => expect(desk().isVisible()).toBe(true))
    expect(dead.isDestroyed()).toBe(true)
  })

  it('is shown and brought to the front by asking again', async () => {
    await under.open('operator')
    await under.open('display')
    desk().minimize()
    await under.shell.show('operator')
    expect(desk().isMinimized()).toBe(false)
    expect(desk().isFocused()).toBe(true)
    expect(under.fake.app.windows).toHaveLength(2)
  })

  it('opens anew after it was closed', async () => {
    await under.open('operator')
    await under.open('display')
    desk().close()
    expect(under.fake.window('operator')).toBeUndefined()
    await under.shell.show('operator')
    expect(desk().page.global<Bridge>('bridge').role).toBe('operator')
  })

  it('has a menu in its language with nothing that reloads or inspects', () => {
    const menu = under.fake.menu()!.template
    expect(menu.map(({ label }) => label)).toEqual(['Приймальня', 'Правка', 'Вигляд'])
    expect(JSON.stringify(menu)).not.toMatch(/reload|devtools|toggle|fullscreen|help/i)
  })

  it('stays with its display as a plain window that a person may move and close', async () => {
    under.fake.screen.plug(second)
    await under.open('operator')
    await under.open('display')
    expect(display().isKiosk()).toBe(false)
    expect(display().getBounds()).toMatchObject({ x: 1960, y: 40 })
    display().setBounds({ x: 300, y: 200 })
    under.fake.screen.change(second)
    expect(display().getBounds()).toMatchObject({ x: 300, y: 200 })
    display().setBounds({ x: 2500, y: 200 })
    under.fake.screen.unplug(2)
    expect(display().getBounds()).toMatchObject({ x: 40, y: 40 })
    display().close()
    expect(under.fake.window('display')).toBeUndefined()
  })
})

describe('a machine that wakes from sleep', () => {
  it('has every mailbox asked at once, until the program ends (F12)', async () => {
    let asked = 0
    const { wake } = app.mailbox
    // Before the mailbox is watched: what is asked then is decided by then.
    Object.assign(app.mailbox, { wake: () => ((asked += 1), wake()) })
    await app.dispatch('operator', 'setup.finish', setupAnswers)
    expect(asked).toBe(0)
    under.fake.powerMonitor.wakeUp()
    expect(asked).toBe(1)
    await app.stop()
    under.fake.powerMonitor.wakeUp()
    expect(asked).toBe(1)
  })
})
