import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../electron/app/content-policy.ts'
import type { Place, PlaceOrigins } from '../../../electron/app/place.ts'
import { createServe, type Serve } from '../../../electron/app/serve.ts'
import type { Upload } from '../../../electron/app/upload.ts'
import { AppError } from '../../../shared/errors.ts'
import { uploads } from '../../../shared/uploads.ts'
import { temporaryFolder } from '../../fakes/app.ts'

const origins: PlaceOrigins = {
  operator: 'http://operator.localhost:1',
  previews: ['http://preview-1.localhost:1', 'http://preview-2.localhost:1'],
}
const places = ['operator', 'display', 'preview'] as const satisfies readonly Place[]
const common =
  "style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; " +
  "object-src 'none'; base-uri 'none'; form-action 'none'"
const policies: Readonly<Record<Place, string>> = {
  operator:
    `default-src 'none'; script-src 'self'; ${common}; ` +
    "frame-src http://preview-1.localhost:1 http://preview-2.localhost:1; frame-ancestors 'none'",
  display: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ${common}; frame-ancestors 'none'`,
  preview:
    `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ${common}; ` +
    "worker-src 'self'; frame-ancestors http://operator.localhost:1",
}

describe('the content security policy', () => {
  it.each(places)('of %s is exactly this', place => {
    expect(contentSecurityPolicy(place, origins)).toBe(policies[place])
  })
})

describe('what is served', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let serve: Serve
  const failures: unknown[] = []
  let take: Upload['take'] = bytes => Promise.resolve({ length: bytes.length })
  const secret = 'ключ до бази'
  const copies: Readonly<Record<string, Uint8Array>> = { 'copy-1': Buffer.from('%PDF-1.7 копія') }

  beforeAll(() => {
    folder = temporaryFolder('serve')
    const pages = join(folder.path, 'pages')
    mkdirSync(join(pages, 'assets'), { recursive: true })
    mkdirSync(join(pages, 'pdfjs', 'cmaps'), { recursive: true })
    writeFileSync(join(folder.path, 'secrets.json'), secret)
    writeFileSync(join(folder.path, 'outside.js'), secret)
    for (const place of places) writeFileSync(join(pages, `${place}.html`), `<h1>${place}</h1>`)
    writeFileSync(join(pages, 'assets', 'desk-A1b2C3.js'), 'export {}')
    writeFileSync(join(pages, 'assets', 'zxing_reader-A1.wasm'), 'wasm')
    writeFileSync(join(pages, 'pdfjs', 'cmaps', 'Adobe-Japan1-0.bcmap'), 'cmap')
    writeFileSync(join(pages, 'pdfjs', 'pdf.worker.min.mjs'), 'export {}')
    serve = createServe({
      pages,
      document(id) {
        if (id === 'changed') throw new AppError('document.changed', id)
        const bytes = copies[id]
        if (!bytes) throw new AppError('document.missing', id)
        return { bytes, mediaType: 'application/pdf' }
      },
      uploads: { '/pictures': (bytes, signal) => take(bytes, signal) },
      logFailure: error => failures.push(error),
    })
  })
  afterAll(() => folder.remove())

  const ask = (place: Place, path: string, method = 'GET') =>
    serve(place, new Request(new URL(path, origins.operator), { method }), origins)

  it.each(places)('%s gets its own page, under its own policy, and no other’s', async place => {
    for (const path of ['/', `/${place}.html`]) {
      const response = await ask(place, path)
      expect(response.status).toBe(200)
      expect(await response.text()).toBe(`<h1>${place}</h1>`)
      expect(Object.fromEntries(response.headers)).toEqual({
        'content-security-policy': policies[place],
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      })
    }
    for (const other of places.filter(name => name !== place)) {
      expect((await ask(place, `/${other}.html`)).status, other).toBe(404)
    }
  })

  it.each([
    ['/assets/desk-A1b2C3.js', 'text/javascript; charset=utf-8', 'private, max-age=31536000, immutable'],
    ['/assets/zxing_reader-A1.wasm', 'application/wasm', 'private, max-age=31536000, immutable'],
    ['/pdfjs/pdf.worker.min.mjs', 'text/javascript; charset=utf-8', 'no-store'],
    ['/pdfjs/cmaps/Adobe-Japan1-0.bcmap', 'application/octet-stream', 'no-store'],
  ])('%s has its type and is kept as long as its name is true', async (path, type, cache) => {
    const { status, headers } = await ask('preview', path)
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, type, cache])
  })

  it('a copy goes to the desk alone, and is never kept', async () => {
    const response = await ask('operator', '/documents/copy-1')
    expect(Buffer.from(await response.arrayBuffer())).toEqual(copies['copy-1'])
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-security-policy')).toBe(policies.operator)
    for (const place of ['display', 'preview'] as const) {
      const refused = await ask(place, '/documents/copy-1')
      expect([refused.status, await refused.text()]).toEqual([404, ''])
    }
  })

  it('a copy that is not there, and one whose fingerprint differs, are told apart and told to the log', async () => {
    failures.length = 0
    expect((await ask('operator', '/documents/none')).status).toBe(404)
    const changed = await ask('operator', '/documents/changed')
    expect([changed.status, await changed.text()]).toEqual([409, ''])
    expect(failures.map(error => (error as AppError).code)).toEqual(['document.missing', 'document.changed'])
  })

  it.each([
    '/../secrets.json',
    '/..%2fsecrets.json',
    '/%2e%2e/secrets.json',
    '/..%5csecrets.json',
    '/assets/../../outside.js',
    '/assets/..%2f..%2foutside.js',
    '//etc/passwd',
    '/assets//desk-A1b2C3.js',
    '/assets/',
    '/assets',
    '/.hidden.js',
    '/assets/desk-A1b2C3.js%00.html',
    '/documents/',
    '/documents/../secrets.json',
    '/documents/a%2fb',
    `/documents/${'a'.repeat(65)}`,
    '/OPERATOR.HTML',
  ])('%s names nothing', async path => {
    for (const place of places) {
      const response = await ask(place, path)
      expect(response.status, place).toBe(404)
      expect(await response.text()).not.toContain(secret)
    }
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused for pages and copies alike', async method => {
    for (const path of ['/', '/documents/copy-1']) expect((await ask('operator', path, method)).status).toBe(405)
  })

  it('an address’s question changes nothing', async () => {
    expect(await (await ask('operator', '/?token=used')).text()).toBe('<h1>operator</h1>')
  })

  describe('bytes that the desk hands over', () => {
    const post = (body: RequestInit['body'], headers: Record<string, string> = {}, path = '/pictures') => {
      const said = { 'content-type': 'application/octet-stream', ...headers }
      const init = { method: 'POST', body: body ?? null, headers: said, duplex: 'half' } as const
      return serve('operator', new Request(new URL(path, origins.operator), init), origins)
    }
    const { maxBytes } = uploads['/pictures']

    it('are counted while they come, and refused by what they say of themselves before they do', async () => {
      let pulled = 0
      const endless = () =>
        new ReadableStream({
          pull(controller) {
            pulled += 1
            controller.enqueue(new Uint8Array(1024 * 1024))
          },
        })
      expect((await post(endless())).status).toBe(413)
      expect(pulled).toBeLessThan(maxBytes / 1024 / 1024 + 5)
      pulled = 0
      expect((await post(endless(), { 'content-length': String(maxBytes + 1) })).status).toBe(413)
      expect((await post(endless(), { 'content-type': 'image/png' })).status).toBe(415)
      expect(pulled).toBeLessThan(4)
      expect(await (await post(new Uint8Array(maxBytes))).json()).toEqual({ length: maxBytes })
    })

    it('are answered with the code of what went wrong and nothing else', async () => {
      failures.length = 0
      take = () => Promise.reject(new AppError('upload.busy'))
      const told = await post('x')
      expect([told.status, await told.text()]).toEqual([422, '{"code":"upload.busy"}'])
      expect(failures).toEqual([])
      take = () => Promise.reject(new Error(secret))
      const hidden = await post('x')
      expect([hidden.status, await hidden.text()]).toEqual([500, '{"code":"internal"}'])
      expect(failures).toHaveLength(1)
    })

    it('are few at a time', async () => {
      const hold = Promise.withResolvers<void>()
      take = () => hold.promise.then(() => 'done')
      const taken = Array.from({ length: 4 }, () => post('x'))
      expect((await post('x')).status).toBe(503)
      hold.resolve()
      for (const one of taken) expect(await (await one).json()).toBe('done')
      expect((await post('x')).status).toBe(200)
    })

    it('have no way in where nobody takes them', async () => {
      expect((await post('x', {}, '/catalogues')).status).toBe(404)
    })
  })
})
