import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { previewHosts } from '../../shared/preview-hosts.ts'
import { startTestApp, temporaryFolder, type TestApp } from '../fakes/app.ts'
import { FakeFrame } from '../fakes/electron/frame.ts'
import type { Permission } from '../fakes/electron/session.ts'
import { createElectronUnderTest, previewUrl, type ElectronUnderTest } from './electron.ts'

describe('electron keeps its doors closed', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let under: ElectronUnderTest
  let app: TestApp

  beforeEach(async () => {
    folder = temporaryFolder('doors')
    under = createElectronUnderTest()
    app = startTestApp(under.shell, folder.path)
    await under.attach(app)
  })
  afterEach(async () => {
    await under.stop()
    await app.stop()
    folder.remove()
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
    expect(await page.navigate(previewUrl(2), frame, page.main)).toBe(false)
    const fresh = new FakeFrame(page.main)
    expect(await page.navigate(previewUrl(2), fresh, frame)).toBe(false)
    expect(await page.navigate(previewUrl(2), fresh, page.main)).toBe(true)
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
