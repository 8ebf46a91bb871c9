import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { previewHosts } from '../../shared/preview-hosts.ts'
import type { Bridge } from '../../shared/contract.ts'
import { startTestApp, temporaryFolder, type TestApp } from '../fakes/app.ts'
import type { Permission } from '../fakes/electron/session.ts'
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
    await expectRefusal(page, (await page.openFrame(previewUrl(1)))!)
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

  it('lets no page go elsewhere', async () => {
    for (const role of ['operator', 'display'] as const) {
      const { page } = await under.open(role)
      for (const url of [
        ...['https://example.com/', 'file:///etc/passwd', 'data:text/html,x', 'javascript:1', 'mailto:a@example.com'],
        ...['pryimalnia://operator/preview.html', 'pryimalnia://display/x', previewUrl(1), 'pryimalnia://other/'],
      ]) {
        expect(await page.navigate(url), url).toBe(false)
        expect(page.open(url), url).toBe(false)
        expect(page.attachWebview(url), url).toBe(false)
        expect(page.download(url), url).toBe(false)
      }
      expect(page.main.url).toBe(`pryimalnia://${role}/`)
      expect(await page.reload()).toBe(true)
    }
  })

  it('opens previews in frames of the desk, and nothing else in any frame', async () => {
    const { page } = await under.open('operator')
    for (const [index] of previewHosts.entries()) expect(await page.openFrame(previewUrl(index + 1))).not.toBeNull()
    page.main.policy = ''
    for (const url of [
      ...['https://example.com/', 'pryimalnia://operator/', 'pryimalnia://display/', 'data:text/html,x'],
      ...['pryimalnia://preview-9/preview.html', 'pryimalnia://preview-1/', 'pryimalnia://preview-1/operator.html'],
    ]) {
      expect(await page.openFrame(url), url).toBeNull()
    }
    const frame = page.main.frames[0]!
    expect(await page.navigate(previewUrl(2), frame)).toBe(false)
    expect(await page.navigate(frame.url, frame)).toBe(false)
    frame.policy = ''
    expect(await page.openFrame(previewUrl(2), frame)).toBeNull()
    const display = await under.open('display')
    expect(await display.page.openFrame(previewUrl(1))).toBeNull()
    display.page.main.policy = ''
    expect(await display.page.openFrame(previewUrl(1))).toBeNull()
  })

  it('serves every origin its own, whoever asks', async () => {
    const { page } = await under.open('operator')
    const frame = (await page.openFrame(previewUrl(1)))!
    const status = async (url: string, from = frame) => (await page.fetch(url, from)).status
    expect(await status('pryimalnia://preview-1/preview.html')).toBe(200)
    expect(await status('pryimalnia://operator/documents/x')).toBe(403)
    expect(await status('pryimalnia://operator/')).toBe(403)
    expect(await status('pryimalnia://preview-2/preview.html')).toBe(403)
    expect(await status('pryimalnia://display/', page.main)).toBe(421)
    frame.origin = 'null'
    expect(await status('pryimalnia://preview-1/preview.html')).toBe(403)
    const display = await under.open('display')
    expect((await display.page.fetch('pryimalnia://operator/')).status).toBe(421)
    expect((await display.page.fetch(previewUrl(1))).status).toBe(421)
  })

  it('lets no request leave the machine', async () => {
    for (const role of ['operator', 'display'] as const) {
      const window = await under.open(role)
      for (const url of ['https://example.com/', 'http://127.0.0.1:80/', 'ws://example.com/', 'file:///etc/passwd']) {
        await expect(window.page.fetch(url), url).rejects.toThrow('ERR_BLOCKED_BY_CLIENT')
      }
      expect(window.webContents.session.network).toEqual([])
    }
  })

  it('follows no redirect', async () => {
    const redirecting = createElectronUnderTest()
    const elsewhere = () =>
      Promise.resolve(new Response(null, { status: 302, headers: { location: 'https://example.com/' } }))
    await redirecting.attach({ ...app, serve: elsewhere })
    await expect(redirecting.shell.show('operator')).rejects.toThrow('ERR_FAILED')
    expect(redirecting.fake.window('operator')!.page.main.url).toBe('')
    await redirecting.stop()
  })

  it('permits nothing and keeps sessions apart and off the disk', async () => {
    const permissions = [
      'media',
      'clipboard-read',
      'notifications',
      'fileSystem',
      'openExternal',
      'midi',
      'hid',
      'unknown',
    ]
    for (const role of ['operator', 'display'] as const) {
      const { page, webContents } = await under.open(role)
      for (const permission of permissions) expect(await page.ask(permission as Permission), permission).toBe(false)
      for (const device of ['hid', 'serial', 'usb'] as const) {
        expect(webContents.session.permitsDevice(device)).toBe(false)
      }
    }
    const { sessions } = under.fake
    expect([...sessions.keys()]).toEqual(['', 'operator', 'display'])
    expect(sessions.get('operator')!.isPersistent()).toBe(false)
    expect(sessions.get('display')!.isPersistent()).toBe(false)
    expect(await sessions.get('')!.permits(null, 'media')).toBe(false)
  })

  it('hardens windows that it did not open', async () => {
    const other = new under.fake.modules.BrowserWindow({ webPreferences: { webviewTag: true } })
    const { page } = under.fake.app.windows.at(-1)!
    expect(page.open('https://example.com/')).toBe(false)
    expect(page.attachWebview('https://example.com/')).toBe(false)
    expect(await page.navigate('https://example.com/')).toBe(false)
    other.destroy()
  })
})
