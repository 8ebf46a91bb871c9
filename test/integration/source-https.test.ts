import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { writeCatalogue } from '../../electron/services/catalogue-export.ts'
import { createHttpsSource } from '../../electron/services/https-source.ts'
import type { CatalogueSource } from '../../electron/services/source.ts'
import { makeCatalogue } from '../fixtures/catalogues.ts'
import { createFakeClock } from '../fakes/clock.ts'
import { startHttpsServer, type HttpsServer } from './https-server.ts'
import { listen } from './loopback.ts'
import { catalogueOf, describeSource, failureOf, makeList, never, openReader, servicesOf } from './source-suite.ts'

/** Answers with these bytes under their own tag, and with 304 to whoever has it. */
function tagged(body: Uint8Array, headers: Record<string, string> = {}): RequestListener {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
    else response.writeHead(200, { etag, 'content-type': 'text/plain', ...headers }).end(body)
  }
}

describeSource('an HTTPS address', async () => {
  let listener: RequestListener = () => {}
  const server = await startHttpsServer((request, response) => listener(request, response))
  const address = `${server.origin}/list.json`
  return {
    open: reader => createHttpsSource({ address, reader, clock: systemClock, authority: server.authority }),
    async tell(services) {
      listener = tagged(writeCatalogue(makeList(services), 'json', 'uk'))
    },
    async garble() {
      listener = tagged(Buffer.from('{"format":"pryimalnia-catalogue","version":1,"branches":['))
    },
    async hold() {
      listener = () => {}
    },
    async remove() {
      listener = (_, response) => response.writeHead(404).end('<h1>Not found</h1>')
    },
    close: server.stop,
  }
})

describe('an HTTPS address', () => {
  const reader = openReader()
  const open: CatalogueSource[] = []
  let server: HttpsServer
  let plain: HttpsServer
  let listener: (request: IncomingMessage, response: ServerResponse) => void = () => {}
  let asked: IncomingMessage[] = []

  beforeAll(async () => {
    server = await startHttpsServer((request, response) => {
      asked.push(request)
      listener(request, response)
    })
    plain = await startHttpsServer((_, response) => response.end('{}'), { isPlain: true })
  })
  afterEach(() => {
    for (const source of open.splice(0)) source.close()
    asked = []
  })
  afterAll(async () => {
    await Promise.all([server.stop(), plain.stop()])
    await reader.stop()
  })

  function sourceAt(path = '/list', options: { origin?: string; authority?: string; clock?: typeof systemClock } = {}) {
    const { origin = server.origin, authority = server.authority, clock = systemClock } = options
    const source = createHttpsSource({ address: `${origin}${path}`, reader, clock, authority })
    open.push(source)
    return source
  }
  const fetch = (path?: string, options?: Parameters<typeof sourceAt>[1]) => sourceAt(path, options).fetch(null, never)
  const answer = (status: number, body = '', headers = {}) => {
    listener = (_, response) => void response.writeHead(status, headers).end(body)
  }
  const list = writeCatalogue(makeList({ s1: 'Довідка' }), 'csv', 'uk')

  it('is asked with what it gave to recognise the list by, and not more than told that nothing has changed', async () => {
    listener = (request, response) => {
      if (request.headers['if-modified-since']) response.writeHead(304).end()
      else response.writeHead(200, { 'last-modified': 'Tue, 24 Nov 2026 08:00:00 GMT' }).end(list)
    }
    const source = sourceAt()
    const { mark } = await source.fetch(null, never)
    expect((await source.fetch(mark, never)).kind).toBe('unchanged')
    expect(asked.map(({ headers }) => headers['if-modified-since'])).toEqual([
      undefined,
      'Tue, 24 Nov 2026 08:00:00 GMT',
    ])
  })

  it('that gives nothing to recognise the list by has not changed while it sends the same', async () => {
    answer(200, Buffer.from(list).toString())
    const source = sourceAt()
    const { mark } = await source.fetch(null, never)
    expect((await source.fetch(mark, never)).kind).toBe('unchanged')
  })

  it('is not asked for what makes no sense a second time, but whether it still does not', async () => {
    const source = sourceAt()
    listener = tagged(list)
    const { mark } = await source.fetch(null, never)
    listener = tagged(Buffer.from('<html>'))
    const served: number[] = []
    const inner = listener
    listener = (request, response) => {
      inner(request, response)
      served.push(response.statusCode)
    }
    for (let time = 0; time < 2; time++) expect(await failureOf(source.fetch(mark, never))).toBe('source.not-catalogue')
    expect(served).toEqual([200, 304])
  })

  it('may send its list packed', async () => {
    listener = tagged(gzipSync(writeCatalogue(makeCatalogue(100, 100), 'json', 'uk')), { 'content-encoding': 'gzip' })
    expect(catalogueOf(await fetch()).branches).toHaveLength(100)
  })

  it('may lead on three times, to HTTPS only', async () => {
    listener = (request, response) => {
      const hop = Number(request.url?.slice(1))
      if (hop >= 3) response.end(list)
      else response.writeHead(302, { location: `/${hop + 1}` }).end()
    }
    expect(servicesOf(await fetch('/0'))).toEqual({ s1: 'Довідка' })
    expect(await failureOf(fetch('/-1'))).toBe('source.redirect circle')
    answer(301, '', { location: `${plain.origin}/list` })
    expect(await failureOf(fetch())).toBe('source.redirect 301')
    answer(307, '', { location: 'file:///etc/passwd' })
    expect(await failureOf(fetch())).toBe('source.redirect 307')
    answer(308)
    expect(await failureOf(fetch())).toBe('source.redirect 308')
    expect(plain.connections()).toBe(0)
  })

  test.each([
    [204, 'source.no-data 204'],
    [401, 'source.forbidden 401'],
    [403, 'source.forbidden 403'],
    [404, 'source.gone 404'],
    [410, 'source.gone 410'],
    [418, 'source.rejected 418'],
    [429, 'source.status 429'],
    [500, 'source.status 500'],
    [503, 'source.status 503'],
    [304, 'source.redirect 304'],
  ])('that answers %i is told as %s', async (status, failure) => {
    answer(status)
    expect(await failureOf(fetch())).toBe(failure)
  })

  test.each([
    ['a page', '<!DOCTYPE html>', {}, 'source.not-catalogue'],
    ['nothing', '', {}, 'source.not-catalogue'],
    ['noise', '\x00\x01\x02\x03', {}, 'source.not-catalogue'],
    ['a packing that we do not know', 'x', { 'content-encoding': 'br' }, 'source.malformed encoding'],
    ['what is not packed as it says', 'not packed', { 'content-encoding': 'gzip' }, 'source.malformed Z_DATA_ERROR'],
    ['a size that no list has', '', { 'content-length': '99999999999' }, 'source.too-large'],
  ])('that sends %s is told so', async (_, body, headers, failure) => {
    answer(200, body, headers)
    expect(await failureOf(fetch())).toBe(failure)
  })

  it('that never stops sending is stopped, packed or not', async () => {
    const endless = (write: (response: ServerResponse) => boolean, headers = {}) => {
      listener = (_, response) => {
        response.writeHead(200, headers)
        const more = (): void => {
          while (!response.destroyed && write(response));
        }
        response.on('drain', more)
        more()
      }
    }
    endless(response => response.write('x'.repeat(65_536)))
    expect(await failureOf(fetch())).toBe('source.too-large')
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    answer(200)
    listener = (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    expect(await failureOf(fetch())).toBe('source.too-large')
    // A failure is known by its first line.
    listener = (_, response) => {
      response.writeHead(500)
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    }
    expect(await failureOf(fetch())).toBe('source.status 500')
  })

  it('that breaks off is told as lost', async () => {
    listener = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('x', () => response.destroy())
    }
    expect(await failureOf(fetch())).toBe('source.lost')
    listener = (_, response) => response.destroy()
    expect(await failureOf(fetch())).toBe('source.lost')
  })

  it('that is silent at any moment is given up in the end', async () => {
    const silences: Record<string, () => Promise<{ origin: string; stop(): Promise<void> }>> = {
      async connection() {
        const silent = await listen(() => {})
        return { origin: `https://localhost:${silent.port}`, stop: silent.stop }
      },
      async headers() {
        listener = () => {}
        return { origin: server.origin, stop: async () => {} }
      },
      async body() {
        listener = (_, response) => void response.writeHead(200).write('x')
        return { origin: server.origin, stop: async () => {} }
      },
    }
    for (const [moment, start] of Object.entries(silences)) {
      const { origin, stop } = await start()
      const clock = createFakeClock(Date.now())
      const failure = failureOf(fetch('/list', { origin, clock }))
      // Long enough to come to the moment; the clock by which deadlines count stands still meanwhile.
      await new Promise(resolve => setTimeout(resolve, 200))
      clock.advance(20_000)
      expect(await failure, moment).toBe('source.timeout')
      await stop()
    }
  })

  it('that drips is given up after the time that a whole list may take', async () => {
    const clock = createFakeClock(Date.now())
    const bytes = new Set<() => void>()
    listener = (_, response) => {
      response.writeHead(200)
      bytes.add(() => response.write('x'))
    }
    let isOver = false
    const failure = failureOf(fetch('/list', { clock })).finally(() => (isOver = true))
    for (let seconds = 0; seconds < 200 && !isOver; seconds += 10) {
      for (const drip of bytes) drip()
      await new Promise(resolve => setTimeout(resolve, 20))
      clock.advance(10_000)
    }
    expect(await failure).toBe('source.timeout')
  })

  it('with a certificate of nobody, or of another name, is asked nothing', async () => {
    const other = await startHttpsServer(
      (request, response) => {
        asked.push(request)
        response.end(list)
      },
      { altName: 'DNS:elsewhere.example' },
    )
    expect(await failureOf(fetch('/list', { authority: other.authority }))).toMatch(
      /^source\.certificate UNABLE_TO_VERIFY/,
    )
    const wrongName = fetch('/list', { origin: other.origin, authority: other.authority })
    expect(await failureOf(wrongName)).toBe('source.certificate ERR_TLS_CERT_ALTNAME_INVALID')
    expect(asked).toEqual([])
    await other.stop()
  })

  it('with a certificate of an authority that this system trusts is asked', async () => {
    answer(200, Buffer.from(list).toString())
    const file = join(mkdtempSync(join(tmpdir(), 'pryimalnia-authority-')), 'ca.pem')
    writeFileSync(file, server.authority)
    const ask = (more: object) => {
      const script = fileURLToPath(new URL('../fixtures/ask-source.ts', import.meta.url))
      const env = { ...process.env, ...more }
      return promisify(execFile)(process.execPath, [script, `${server.origin}/list`], { env })
    }
    expect((await ask({ SSL_CERT_FILE: file })).stdout.trim()).toBe('catalogue')
    expect((await ask({})).stdout).toContain('source.certificate')
    rmSync(dirname(file), { recursive: true })
  })

  it('that speaks no TLS, no HTTP, is not there or has no name is told so', async () => {
    expect(await failureOf(fetch('/', { origin: `https://localhost:${plain.port}` }))).toMatch(
      /^source\.rejected (EPROTO|ERR_SSL)/,
    )
    const { port } = await listen(() => {}).then(async closed => {
      await closed.stop()
      return closed
    })
    expect(await failureOf(fetch('/', { origin: `https://localhost:${port}` }))).toBe('source.refused')
    expect(await failureOf(fetch('/', { origin: 'https://no-such-name.invalid' }))).toMatch(
      /^source\.(name-not-found|timeout)$/,
    )
    const knew = sourceAt('/', { origin: 'https://no-such-name.invalid' }).fetch('{}', never)
    expect(await failureOf(knew)).toMatch(/^source\.(lost|timeout)/)
  })

  test.each(['http://localhost/list', 'https://me:secret@localhost/list', 'list', ''])(
    'must be one: %s',
    async address => {
      const source = createHttpsSource({ address, reader, clock: systemClock })
      expect(await failureOf(source.fetch(null, never))).toBe('source.address')
    },
  )
})
