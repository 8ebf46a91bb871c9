import { afterEach, expect, test } from 'vitest'
import { systemClock } from '../../../electron/jobs/clock.ts'
import { drawCode } from '../../../electron/paper/code-picture.ts'
import { createCodeReader, type CodeReader } from '../../../electron/services/code-reader.ts'
import { mostWaiting } from '../../../electron/services/code-reading.ts'

let reader: CodeReader
afterEach(() => reader.stop())
const read = (what: number, signal?: AbortSignal) => reader.read(Uint8Array.of(what), signal)

/** A worker that hangs, dies or answers, as the first byte says. */
const script = `
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', ([what]) => {
    if (what === 0) for (;;) {}
    if (what === 1) process.exit(1)
    if (what === 2) throw new Error('broken')
    if (what === 3) {
      parentPort.postMessage({ kind: 'so-far', reading: { kind: 'codes', codes: ['first page'] } })
      for (;;) {}
    }
    if (what === 4) setTimeout(() => process.exit(1))
    parentPort.postMessage({ kind: 'done', reading: { kind: 'codes', codes: [what] } })
  })
  parentPort.postMessage({ kind: 'ready' })`
const workerUrl = new URL(`data:text/javascript,${encodeURIComponent(script)}`)

test('a picture that hangs or kills its worker is given up, and the next one is read as usual', async () => {
  reader = createCodeReader({ workerUrl, clock: systemClock, timeoutMs: 300 })
  for (const [what, reason] of [
    [0, 'picture.timeout'],
    [1, 'picture.damaged'],
    [2, 'picture.damaged'],
  ] as const) {
    expect(await read(what)).toMatchObject({ kind: 'unreadable', reason })
    expect(await read(9)).toEqual({ kind: 'codes', codes: [9] })
  }
})

test('what was found before a hang is kept', async () => {
  reader = createCodeReader({ workerUrl, clock: systemClock, timeoutMs: 300 })
  expect(await read(3)).toEqual({ kind: 'codes', codes: ['first page'] })
})

test('a worker that dies between two files is replaced', async () => {
  reader = createCodeReader({ workerUrl, clock: systemClock })
  expect(await read(4)).toMatchObject({ kind: 'codes' })
  await systemClock.sleep(100, AbortSignal.any([]))
  expect(await read(9)).toEqual({ kind: 'codes', codes: [9] })
})

test('files are read in their order, and no more wait than memory is kept for', async () => {
  reader = createCodeReader({ workerUrl, clock: systemClock })
  const asked = Array.from({ length: mostWaiting + 1 }, (_, index) => read(10 + index))
  const answers = await Promise.allSettled(asked)
  expect(answers.slice(0, -1)).toEqual(
    asked.slice(1).map((_, index) => ({ status: 'fulfilled', value: { kind: 'codes', codes: [10 + index] } })),
  )
  expect(answers.at(-1)).toMatchObject({ reason: { code: 'upload.busy' } })
})

test('a window that goes away takes its files along, whether they wait or are being read', async () => {
  reader = createCodeReader({ workerUrl, clock: systemClock })
  const gone = new AbortController()
  const [hanging, waiting, other] = [read(0, gone.signal), read(9, gone.signal), read(8)]
  gone.abort(new Error('gone'))
  await expect(hanging).rejects.toThrow('gone')
  await expect(waiting).rejects.toThrow('gone')
  expect(await other).toEqual({ kind: 'codes', codes: [8] })
})

test('stopping ends what is being read and what waits, without a word about the files', async () => {
  reader = createCodeReader({ workerUrl, clock: systemClock })
  const asked = [read(0), read(9)]
  const answers = Promise.allSettled(asked)
  await systemClock.sleep(100, AbortSignal.any([]))
  await reader.stop()
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})

test('a real picture is read in the real worker', async () => {
  const realWorker = new URL('../../../electron/workers/decode-worker.ts', import.meta.url)
  reader = createCodeReader({ workerUrl: realWorker, clock: systemClock })
  const drawn = drawCode('https://diia.app/x', 300)
  if ('reason' in drawn) throw new Error(drawn.reason)
  expect(await reader.read(drawn.png)).toMatchObject({ kind: 'codes', codes: [{ payload: 'https://diia.app/x' }] })
})
