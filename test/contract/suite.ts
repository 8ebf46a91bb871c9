import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppCore } from '../../electron/shell/shell.ts'
import type { Shell } from '../../electron/shell/shell.ts'
import { drawCode } from '../../electron/paper/code-picture.ts'
import { createClient } from '../../shared/client.ts'
import { calls, windowRoles, type Bridge, type WindowRole } from '../../shared/contract.ts'
import type { Place } from '../../electron/app/place.ts'
import { uploads } from '../../shared/uploads.ts'
import type { Views } from '../../shared/views.ts'
import { sampleLetter, setupAnswers, startTestApp, temporaryFolder, type TestApp } from '../fakes/app.ts'

/** One shell under test, attached to an app: how its windows ask, and how a stranger would. */
export interface ShellUnderTest {
  readonly shell: Shell
  attach(core: AppCore): Promise<void>
  bridge<R extends WindowRole>(role: R): Promise<Bridge<R>>
  /** A window's own request for a page or bytes. */
  fetch(place: Place, path: string): Promise<Response>
  /** The same with bytes to hand over, or so many zeros. */
  post(place: Place, path: string, body: Uint8Array<ArrayBuffer> | number, mediaType?: string): Promise<Response>
  /** The bytes that `save` offered: from the download path, or from where the shell put them. */
  saved(download: string | null): Promise<{ readonly name: string; readonly bytes: Uint8Array }>
  /** The addresses that the system's browser was asked to open; absent where it would really open them. */
  readonly opened?: () => readonly string[]
  stop(): Promise<void>
}

/** What every shell must do for its windows. Run against the web shell, the Electron adapter and real Electron. */
export function describeShell(name: string, start: () => Promise<ShellUnderTest>): void {
  describe(`shell: ${name}`, () => {
    let folder: ReturnType<typeof temporaryFolder>
    let under: ShellUnderTest
    let app: TestApp

    beforeEach(async () => {
      folder = temporaryFolder('contract')
      under = await start()
      app = startTestApp(under.shell, folder.path)
      await under.attach(app)
    })
    afterEach(async () => {
      await under.stop()
      await app.stop()
      folder.remove()
    })

    const latest = <R extends WindowRole>(bridge: Bridge<R>) => {
      const views: Views[R][] = []
      bridge.watch(view => views.push(view))
      return views
    }
    const setUp = async () => createClient(await under.bridge('operator'))('setup.finish', setupAnswers)

    it('pushes the whole view at once and again after a change', async () => {
      const bridge = await under.bridge('operator')
      const views = latest(bridge)
      await vi.waitFor(() => expect(views.at(-1)?.setup).toBe('needed'))
      await createClient(bridge)('setup.finish', setupAnswers)
      await vi.waitFor(() => expect(views.at(-1)?.setup).toBe('done'))
      expect(views.at(-1)?.services.map(service => service.name)).toEqual(['Приймання на роботу'])
    })

    it('lets a page watch more than once and stop each by itself', async () => {
      const bridge = await under.bridge('operator')
      const first = latest(bridge)
      await vi.waitFor(() => expect(first).toHaveLength(1))
      const second: unknown[] = []
      const stop = bridge.watch(view => second.push(view))
      await vi.waitFor(() => expect(second).toEqual([first.at(-1)]))
      expect(app.views.watching('operator')).toBe(1)
      stop()
      await setUp()
      await vi.waitFor(() => expect(first.at(-1)?.setup).toBe('done'))
      expect(second).toHaveLength(1)
      expect(first.every((view, index) => JSON.stringify(view) !== JSON.stringify(first[index - 1]))).toBe(true)
    })

    it('opens the page of a log-in to a mailbox in the browser, and no other page', async () => {
      const page = 'https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=x'
      for (const other of [
        ...['https://accounts.google.com/', page.replace('https:', 'http:'), page.replace('accounts', 'accounts.evil')],
        ...[page.replace('accounts', 'a:b@accounts'), page.replace('.com', '.com:8443'), 'file:///etc/passwd', 'x', ''],
        ...['javascript:alert(1)', 'https://login.microsoftonline.com.example/?response_type=code'],
      ])
        await expect(under.shell.openExternal(other)).rejects.toMatchObject({ code: 'call.forbidden' })
      if (!under.opened) return
      await under.shell.openExternal(page)
      expect(under.opened()).toEqual([page])
    })

    it('tells failures by code and hides everything else', async () => {
      const operator = await under.bridge('operator')
      const display = await under.bridge('display')
      expect(await operator.call('package.get', { id: 5 })).toEqual({
        ok: false,
        error: { code: 'call.invalid', detail: 'id' },
      })
      expect(await operator.call('package.get', { id: 'none' })).toEqual({
        ok: false,
        error: { code: 'package.missing', detail: 'none' },
      })
      for (const unknown of ['constructor', '__proto__', 'toString', '', 'package', 'PACKAGE.GET']) {
        expect(await operator.call(unknown, {})).toEqual({ ok: false, error: { code: 'call.unknown' } })
      }
      for (const [call, { window }] of Object.entries(calls)) {
        const stranger = window === 'operator' ? display : operator
        expect(await stranger.call(call, {}), call).toEqual({ ok: false, error: { code: 'call.forbidden' } })
      }
    })

    it('carries a letter from the mailbox to the desk, and its code and nothing else to the reception', async () => {
      await setUp()
      const desk = latest(await under.bridge('operator'))
      const reception = latest(await under.bridge('display'))
      app.mailbox.deliver(sampleLetter(['internal-passport', 'taxpayer-card']), Date.now())
      await vi.waitFor(() => expect(desk.at(-1)?.queue).toHaveLength(1), 5_000)
      await vi.waitFor(() => expect(reception.at(-1)?.received).not.toBeNull(), 3_000)
      const [item] = desk.at(-1)!.queue
      expect(item).toMatchObject({ sender: 'taisiia.p@example.com', copies: 2, missing: 0, state: 'new' })
      expect(reception.at(-1)?.received).toMatchObject({ code: item!.code, copies: 2 })
      for (const personal of ['taisiia', 'Prykladna', 'example.com', 'internal-passport-', '.pdf', 'Копії']) {
        expect(JSON.stringify(reception)).not.toContain(personal)
      }
    })

    it('gives a stored copy to the desk only, byte for byte, and saves it under a safe name', async () => {
      await setUp()
      const operator = await under.bridge('operator')
      const desk = latest(operator)
      const call = createClient(operator)
      app.mailbox.deliver(sampleLetter(['internal-passport']), Date.now())
      await vi.waitFor(() => expect(desk.at(-1)?.queue).toHaveLength(1), 5_000)
      const { copies } = await call('package.get', { id: desk.at(-1)!.queue[0]!.id })
      const [copy] = copies
      const response = await under.fetch('operator', `/documents/${copy!.id}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('application/pdf')
      expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-1\.4/)
      for (const place of ['display', 'preview'] as const) {
        expect((await under.fetch(place, `/documents/${copy!.id}`)).status).toBe(404)
      }
      const { download } = await call('document.save', { id: copy!.id })
      const saved = await under.saved(download)
      expect(saved.name).toMatch(/^internal-passport-.*\.pdf$/)
      expect(saved.bytes.length).toBe(copy!.bytes)
    })

    it('serves each place its own page under its own policy, and nothing outside', async () => {
      for (const place of [...windowRoles, 'preview'] as const) {
        const page = await under.fetch(place, place === 'preview' ? '/preview.html' : '/')
        expect(await page.text()).toContain(place)
        expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
        expect(page.headers.get('x-content-type-options')).toBe('nosniff')
      }
      const policy = (await under.fetch('operator', '/')).headers.get('content-security-policy')!
      expect(policy).not.toMatch(/unsafe|\*|https:/)
      expect(policy).toContain('preview-8')
      for (const path of [
        '/display.html',
        '/preview.html',
        '/../secrets.json',
        '/..%2f..%2fetc/passwd',
        '//etc/passwd',
        '/a/../../b.js',
      ]) {
        expect((await under.fetch('operator', path)).status, path).toBe(404)
      }
    })

    it('reads the codes in a picture that the desk hands over', async () => {
      const drawn = drawCode(setupAnswers.service.payload, 400)
      if ('reason' in drawn) throw new Error(drawn.reason)
      const reply = await under.post('operator', '/pictures', new Uint8Array(drawn.png))
      expect(reply.status).toBe(200)
      expect(reply.headers.get('content-type')).toBe('application/json')
      expect(reply.headers.get('access-control-allow-origin')).toBeNull()
      const codes = [{ payload: setupAnswers.service.payload, verdict: 'ok', kind: 'service', page: 1 }]
      expect(await reply.json()).toMatchObject({ kind: 'codes', codes })
      expect(await (await under.post('operator', '/pictures', 0)).json()).toMatchObject({ reason: 'picture.empty' })
    })

    it('takes bytes from the desk only, of one type, and not too many', async () => {
      const refusal = async (place: Place, size: number, mediaType?: string) => {
        const reply = await under.post(place, '/pictures', size, mediaType)
        return [reply.status, await reply.text()]
      }
      for (const place of ['display', 'preview'] as const) expect(await refusal(place, 10), place).toEqual([404, ''])
      for (const mediaType of ['image/png', 'text/plain', 'multipart/form-data; boundary=b']) {
        expect(await refusal('operator', 10, mediaType), mediaType).toEqual([415, '{"code":"call.invalid"}'])
      }
      const { maxBytes, tooLarge } = uploads['/pictures']
      expect(await refusal('operator', maxBytes + 1)).toEqual([413, JSON.stringify({ code: tooLarge })])
      expect((await under.fetch('operator', '/pictures')).status).toBe(405)
      expect((await under.post('operator', '/', 10)).status).toBe(405)
    })

    it('refuses decisions that make no sense and lets every decision be taken back', async () => {
      await setUp()
      const operator = await under.bridge('operator')
      const desk = latest(operator)
      const call = createClient(operator)
      app.mailbox.deliver(sampleLetter(['internal-passport']), Date.now())
      await vi.waitFor(() => expect(desk.at(-1)?.queue).toHaveLength(1), 5_000)
      const { id } = desk.at(-1)!.queue[0]!
      await expect(call('package.undo', { id, settledAt: 1 })).rejects.toThrow('package.open')
      await call('package.accept', { id })
      await expect(call('package.reject', { id, reason: 'чужі копії' })).rejects.toThrow('package.settled')
      await vi.waitFor(() => expect(desk.at(-1)?.queue[0]?.state).toBe('accepted'))
      const settledAt = desk.at(-1)!.queue[0]!.settledAt!
      await expect(call('package.undo', { id, settledAt: settledAt - 1 })).rejects.toThrow('package.settled')
      await call('package.undo', { id, settledAt })
      await call('package.reject', { id, reason: 'чужі копії' })
      await vi.waitFor(() => expect(desk.at(-1)?.queue[0]).toMatchObject({ state: 'rejected', reason: 'чужі копії' }))
    })
  })
}
