import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import { startTestApp, temporaryFolder, type TestApp } from '../fakes/app.ts'
import type { FakePage } from '../fakes/electron/page.ts'
import { createElectronUnderTest, preloadSource, previewUrl, type ElectronUnderTest } from './electron.ts'
import { describeShell } from './suite.ts'

describeShell('electron', () => Promise.resolve(createElectronUnderTest()))

describe('electron turns strangers away', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let under: ElectronUnderTest
  let app: TestApp
  const asked = vi.fn<(...args: unknown[]) => void>()
  const refused = { ok: false, error: { code: 'call.forbidden' } }
  const call = ['settings.change', { theme: 'dark' }] as const

  beforeEach(async () => {
    folder = temporaryFolder('electron')
    under = createElectronUnderTest()
    app = startTestApp(under.shell, folder.path)
    asked.mockClear()
    const dispatch: TestApp['dispatch'] = (...args) => {
      asked(...args)
      return app.dispatch(...args)
    }
    await under.attach({ ...app, dispatch })
  })
  afterEach(async () => {
    await under.stop()
    await app.stop()
    folder.remove()
  })

  async function expectRefusal(page: FakePage, frame = page.main): Promise<void> {
    expect(await page.invoke('call', call, frame)).toEqual(refused)
    const watching = app.views.watching('operator') + app.views.watching('display')
    await page.send('watch', [], frame)
    expect(app.views.watching('operator') + app.views.watching('display')).toBe(watching)
    expect(asked).not.toHaveBeenCalled()
    expect(under.logged.map(({ event }) => event)).toEqual(['message.refused', 'message.refused'])
  }

  it('hears a window’s own page', async () => {
    const { page } = await under.open('operator')
    expect(await page.invoke('call', call)).not.toEqual(refused)
    expect(asked).toHaveBeenCalledWith('operator', ...call)
  })

  it('hears no frame inside a page', async () => {
    const { page } = await under.open('operator')
    const frame = (await page.openFrame(previewUrl(1)))!
    frame.origin = page.main.origin
    await expectRefusal(page, frame)
  })

  it('hears no page of another origin in its window', async () => {
    const { page } = await under.open('operator')
    page.main.origin = 'pryimalnia://display'
    await expectRefusal(page)
  })

  it('hears no window that it did not open, even on the desk’s address', async () => {
    await under.open('operator')
    const session = under.fake.modules.session.fromPartition('operator')
    const other = new under.fake.modules.BrowserWindow({
      webPreferences: { session, preload: preloadSource, additionalArguments: ['--role=operator'] },
    })
    await other.loadURL('pryimalnia://operator/')
    const { page } = under.fake.app.windows.at(-1)!
    expect(page.main.origin).toBe('pryimalnia://operator')
    expect(page.global<Bridge>('bridge').role).toBe('operator')
    await expectRefusal(page)
  })

  it('hears no window that is closed', async () => {
    const window = await under.open('operator')
    window.close()
    await expectRefusal(window.page)
  })

  it('hears no page that went away while it spoke', async () => {
    const { page } = await under.open('operator')
    const answer = page.invoke('call', call)
    page.main.commit('pryimalnia://operator/', 'pryimalnia://operator', '')
    expect(await answer).toEqual(refused)
    expect(asked).not.toHaveBeenCalled()
  })

  it('knows no other messages, and takes nothing that cannot be copied', async () => {
    const { page } = await under.open('operator')
    await expect(page.invoke('view', [])).rejects.toThrow('No handler')
    await expect(page.invoke('call', ['package.get', () => {}])).rejects.toThrow('could not be cloned')
    expect(Object.keys(page.global<object>('bridge')).sort()).toEqual(['call', 'role', 'watch'])
    expect(Object.isFrozen(page.global('bridge'))).toBe(true)
  })

  it('keeps one watch for each window, over reloads, until it closes', async () => {
    const window = await under.open('operator')
    const watch = () => {
      const views: unknown[] = []
      window.page.global<Bridge<'operator'>>('bridge').watch(view => views.push(view))
      return views
    }
    const before = watch()
    await vi.waitFor(() => expect(before).toHaveLength(1))
    expect(await window.page.reload()).toBe(true)
    const after = watch()
    await vi.waitFor(() => expect(after).toEqual(before))
    await window.page.send('watch', [])
    expect(app.views.watching('operator')).toBe(1)
    window.close()
    expect(app.views.watching('operator')).toBe(0)
  })
})
