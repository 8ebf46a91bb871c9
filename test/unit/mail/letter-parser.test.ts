import { createHash } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { errorCodes } from '../../../shared/errors.ts'
import { systemClock } from '../../../electron/jobs/clock.ts'
import { createLetterParser } from '../../../electron/mail/letter-parser.ts'
import type { LetterParser } from '../../../electron/mail/parsed-letter.ts'
import type { ParseReport } from '../../../electron/mail/worker-report.ts'
import { hostileLetters } from '../../fixtures/hostile-letters.ts'
import { multipart, pdfPart } from '../../fixtures/letters.ts'

const workerUrl = new URL('../../../electron/workers/parse-worker.ts', import.meta.url)
const hashOf = (raw: Uint8Array) => createHash('sha256').update(raw).digest('hex')
const ordinary = multipart([pdfPart(['Content-Type: application/pdf; name=a.pdf'])])

describe('hostile letters', () => {
  const parser = createLetterParser({ workerUrl, clock: systemClock })
  afterAll(() => parser.stop())

  it.each(hostileLetters)('$name: ends with an outcome, and the next letter is read', async ({ raw, ends, pdfs }) => {
    const { outcome } = await parser.parse(raw())
    if (outcome.kind === 'letter') {
      expect(['letter', 'any']).toContain(ends)
      expect(outcome.letter.parts.filter(({ media }) => media === 'pdf').length).toBeGreaterThanOrEqual(pdfs ?? 0)
    } else {
      expect(errorCodes).toHaveProperty([outcome.reason])
      if (ends !== 'any') expect(outcome.reason).toBe(ends)
    }
    expect((await parser.parse(ordinary)).outcome).toMatchObject({
      kind: 'letter',
      letter: { parts: [{ name: 'a.pdf', media: 'pdf' }] },
    })
  })
})

describe('the letter reader', () => {
  let parser: LetterParser
  const unreliable = (options: { size?: number; timeoutMs?: number } = {}): LetterParser => {
    const url = new URL('../../fixtures/unreliable-worker.ts', import.meta.url)
    return (parser = createLetterParser({ workerUrl: url, clock: systemClock, ...options }))
  }
  const tell = async (order: string, signal?: AbortSignal) => (await parser.parse(Buffer.from(order), signal)).outcome

  /** When the last worker that was started is gone, and when one has begun with the letter on which it hangs. */
  let gone: Promise<void>
  let hangs: PromiseWithResolvers<void>
  const observe = (worker: Worker): void => {
    gone = new Promise(resolve => worker.once('exit', () => resolve()))
    worker.on('message', (report: ParseReport) => {
      if (report.kind === 'source' && report.source.subject === 'hang') hangs.resolve()
    })
  }
  beforeEach(() => {
    hangs = Promise.withResolvers()
    process.on('worker', observe)
  })
  afterEach(async () => {
    process.off('worker', observe)
    await parser.stop()
  })

  it('leaves the caller its bytes, and tells their hash', async () => {
    parser = createLetterParser({ workerUrl, clock: systemClock })
    const raw = Buffer.from(ordinary)
    const { sha256 } = await parser.parse(raw)
    expect(raw).toEqual(ordinary)
    expect(sha256).toBe(hashOf(ordinary))
  })

  it('reads from the middle of a larger buffer', async () => {
    parser = createLetterParser({ workerUrl, clock: systemClock })
    const around = Buffer.concat([Buffer.from('From: neighbour@example.ua\r\n'), ordinary, Buffer.from('more')])
    const { outcome } = await parser.parse(around.subarray(28, 28 + ordinary.length))
    expect(outcome).toMatchObject({ letter: { from: { address: 'olena@example.ua' } } })
  })

  it('F9: gives up a letter that takes too long twice, and tells what it knows of it', async () => {
    unreliable({ timeoutMs: 300 })
    const { outcome, sha256 } = await parser.parse(Buffer.from('hang'))
    expect(sha256).toBe(hashOf(Buffer.from('hang')))
    expect(outcome).toEqual({
      kind: 'unreadable',
      reason: 'letter.timeout',
      from: { name: '', address: 'a@b.c' },
      subject: 'hang',
    })
    expect(await tell('next')).toMatchObject({ subject: 'next' })
  })

  it.each(['throw', 'exit', 'memory'])(
    'F9: gives up a letter whose reader dies twice: %s',
    async order => {
      // Filling memory may take longer than a letter is given.
      unreliable({ timeoutMs: 60_000 })
      expect(await tell(order)).toMatchObject({ kind: 'unreadable', reason: 'letter.malformed', subject: order })
      expect(await tell('next')).toMatchObject({ reason: 'letter.too-deep', subject: 'next' })
    },
    60_000,
  )

  it.each(['exit-once', 'hang-once'])(
    'F9: a letter is read by a fresh reader as if nothing had happened: %s',
    async order => {
      unreliable({ timeoutMs: 300 })
      expect(await tell(order)).toEqual(await tell('next').then(outcome => ({ ...outcome, subject: order })))
    },
  )

  it.each(['exit', 'hang'])('F9: letters that wait are read before the second try at one: %s', async fault => {
    unreliable({ timeoutMs: 300 })
    const order: string[] = []
    await Promise.all([fault, 'one', 'two'].map(name => tell(name).then(() => order.push(name))))
    expect(order).toEqual(['one', 'two', fault])
  })

  it('F9: others are read beside a letter that takes long, by the only reader', async () => {
    const abort = new AbortController()
    unreliable({ timeoutMs: 60_000 })
    const hanging = tell('hang', abort.signal)
    expect(await tell('next')).toMatchObject({ subject: 'next' })
    abort.abort()
    await expect(hanging).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('does not blame the next letter when a reader dies between two', async () => {
    unreliable()
    await tell('later')
    await gone
    expect(await tell('next')).toMatchObject({ reason: 'letter.too-deep', subject: 'next' })
  })

  it('goes on with other letters while one hangs', async () => {
    unreliable({ size: 2, timeoutMs: 1_000 })
    const order: string[] = []
    await Promise.all(['hang', 'one', 'two'].map(name => tell(name).then(() => order.push(name))))
    expect(order).toEqual(['one', 'two', 'hang'])
  })

  it('ends at once when aborted, and reads on', async () => {
    unreliable()
    const abort = new AbortController()
    const hanging = tell('hang', abort.signal)
    const waiting = tell('waiting', abort.signal)
    await hangs.promise
    abort.abort()
    await expect(hanging).rejects.toMatchObject({ name: 'AbortError' })
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    expect(await tell('next')).toMatchObject({ subject: 'next' })
  })

  it('starts no reader again when it is stopped while one is put away', async () => {
    unreliable({ timeoutMs: 100 })
    const started = vi.fn<(worker: Worker) => void>(worker => worker.once('exit', () => void parser.stop()))
    process.on('worker', started)
    await expect(tell('hang')).rejects.toThrow('stopped')
    await new Promise<void>(resolve => setImmediate(resolve))
    process.off('worker', started)
    expect(started).toHaveBeenCalledTimes(1)
  })

  it('says nothing of a letter that it was stopped at', async () => {
    unreliable()
    const hanging = tell('hang')
    const waiting = tell('waiting')
    hanging.catch(() => {})
    waiting.catch(() => {})
    await hangs.promise
    await parser.stop()
    await expect(hanging).rejects.toThrow('stopped')
    await expect(waiting).rejects.toThrow('stopped')
    await expect(tell('next')).rejects.toThrow('stopped')
  })

  it('says that its worker cannot start', async () => {
    parser = createLetterParser({ workerUrl: new URL('./missing.ts', import.meta.url), clock: systemClock })
    await expect(parser.parse(ordinary)).rejects.toThrow('did not start')
  })

  it('shows a letter neither the console nor the environment', async () => {
    unreliable()
    const out = vi.spyOn(process.stdout, 'write')
    const error = vi.spyOn(process.stderr, 'write')
    await tell('print')
    await tell('throw')
    const written = [...out.mock.calls, ...error.mock.calls].flat().join('')
    out.mockRestore()
    error.mockRestore()
    expect(written).not.toContain('secret')
    expect(await tell('environment')).toMatchObject({ subject: '' })
  })
})
