import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { AppCore } from '../../electron/shell/shell.ts'
import { startTestApp, temporaryFolder, type TestApp } from '../fakes/app.ts'
import { describeShell } from './suite.ts'
import { createWebUnderTest, request, type WebUnderTest } from './web.ts'

describeShell('web', () => Promise.resolve(createWebUnderTest()))

describe('the loopback host turns strangers away', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let web: WebUnderTest
  let app: TestApp

  beforeEach(async () => {
    folder = temporaryFolder('host')
    web = createWebUnderTest()
    app = startTestApp(web.shell, folder.path)
    await web.attach(app)
  })
  afterEach(async () => {
    await web.stop()
    await app.stop()
    folder.remove()
  })
  const operator = () => `operator.localhost:${web.host.port}`
  const upgrade = (headers: Record<string, string>) =>
    new Promise<string>(resolve => {
      const socket = new WebSocket(`ws://127.0.0.1:${web.host.port}/bridge`, { headers })
      socket.on('open', () => (socket.terminate(), resolve('open')))
      socket.on('error', error => resolve(error.message))
    })

  it('takes a launch link once', async () => {
    const { pathname, search } = new URL(web.host.launchUrl('operator'))
    expect((await request(web.host.port, operator(), pathname + search)).status).toBe(303)
    expect((await request(web.host.port, operator(), pathname + search)).status).toBe(403)
  })

  it('asks for the role’s own session', async () => {
    expect((await request(web.host.port, operator(), '/')).status).toBe(403)
    const cookie = await web.enter('display')
    expect((await request(web.host.port, operator(), '/', { cookie })).status).toBe(403)
    const token = new URL(web.host.launchUrl('display')).search
    expect((await request(web.host.port, operator(), `/${token}`)).status).toBe(403)
  })

  it('answers its own names only', async () => {
    const cookie = await web.enter('operator')
    for (const host of [
      `127.0.0.1:${web.host.port}`,
      'evil.example',
      `operator.localhost.evil:${web.host.port}`,
      'operator.localhost',
    ]) {
      expect((await request(web.host.port, host, '/', { cookie })).status, host).toBe(421)
    }
  })

  it('refuses other sites and other methods', async () => {
    const cookie = await web.enter('operator')
    const from = (site: string) => request(web.host.port, operator(), '/', { cookie, 'sec-fetch-site': site })
    expect((await from('cross-site')).status).toBe(403)
    expect((await from('same-site')).status).toBe(403)
    expect((await from('same-origin')).status).toBe(200)
    const origin = `http://${operator()}`
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await request(web.host.port, operator(), '/', { cookie, origin }, method)).status, method).toBe(405)
    }
  })

  it('takes bytes from its own page only', async () => {
    const cookie = await web.enter('operator')
    const own = { cookie, 'content-type': 'application/octet-stream' }
    const post = async (headers: Record<string, string>) =>
      (await request(web.host.port, operator(), '/pictures', headers, 'POST', Buffer.from('x'))).status
    expect(await post({ ...own, origin: `http://${operator()}` })).toBe(200)
    for (const origin of ['null', 'http://evil.example', `http://display.localhost:${web.host.port}`]) {
      expect(await post({ ...own, origin }), origin).toBe(403)
    }
    expect(await post(own)).toBe(403)
    expect(await post({ ...own, cookie: '', origin: `http://${operator()}` })).toBe(403)
    expect(await post({ ...own, origin: `http://${operator()}`, 'sec-fetch-site': 'same-site' })).toBe(403)
  })

  it('opens the bridge to its own pages only', async () => {
    const cookie = await web.enter('operator')
    const host = operator()
    expect(await upgrade({ host, origin: `http://${host}`, cookie })).toBe('open')
    expect(await upgrade({ host, origin: `http://${host}` })).toContain('403')
    expect(await upgrade({ host, origin: 'http://evil.example', cookie })).toContain('403')
    expect(await upgrade({ host, origin: 'null', cookie })).toContain('403')
    expect(await upgrade({ host, cookie })).toContain('403')
    expect(await upgrade({ host: 'evil.example', origin: `http://${host}`, cookie })).toContain('403')
  })

  it('tells whoever works for a window that it has gone, be it before its bytes have come or after', async () => {
    const whole = createWebUnderTest()
    try {
      for (const length of [3, 4]) {
        const gone = Promise.withResolvers<string>()
        const serve: AppCore['serve'] = async (_place, asked) => {
          asked.signal.addEventListener('abort', () => gone.resolve('gone'))
          await asked.arrayBuffer().catch(() => {})
          socket.destroy()
          await gone.promise
          return new Response()
        }
        await whole.attach({ ...app, serve })
        const host = `operator.localhost:${whole.host.port}`
        const socket = connect(whole.host.port, '127.0.0.1').on('error', () => {})
        socket.write(
          `POST /pictures HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\n` +
            `Cookie: ${await whole.enter('operator')}\r\nContent-Length: ${length}\r\n\r\nabc`,
        )
        if (length > 3) socket.end()
        expect(await gone.promise).toBe('gone')
        await whole.host.stop()
      }
    } finally {
      await whole.stop()
    }
  })
})
