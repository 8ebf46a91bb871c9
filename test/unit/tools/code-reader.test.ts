import { afterEach, expect, test } from 'vitest'
import { systemClock } from '../../../electron/jobs/clock.ts'
import { drawCode } from '../../../electron/paper/code-picture.ts'
import { createCodeReader, type CodeReader } from '../../../electron/services/code-reader.ts'

let reader: CodeReader
afterEach(() => reader.stop())

/** A worker that hangs, dies or answers, as the first byte says. */
const script = `
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', ([what]) => {
    if (what === 0) for (;;) {}
    if (what === 1) process.exit(1)
    if (what === 2) throw new Error('broken')
    parentPort.postMessage({ kind: 'codes', codes: [] })
  })
  parentPort.postMessage('ready')`

test('a picture that hangs or kills its worker is given up, and the next one is read as usual', async () => {
  const workerUrl = new URL(`data:text/javascript,${encodeURIComponent(script)}`)
  reader = createCodeReader({ workerUrl, clock: systemClock, timeoutMs: 300 })
  const read = (what: number) => reader.read(Uint8Array.of(what))
  for (const [what, reason] of [
    [0, 'picture.timeout'],
    [1, 'picture.damaged'],
    [2, 'picture.damaged'],
  ] as const) {
    expect(await read(what)).toEqual({ kind: 'unreadable', reason })
    expect(await read(9)).toEqual({ kind: 'codes', codes: [] })
  }
})

test('a real picture is read in the real worker', async () => {
  const workerUrl = new URL('../../../electron/workers/decode-worker.ts', import.meta.url)
  reader = createCodeReader({ workerUrl, clock: systemClock })
  const drawn = drawCode('https://diia.app/x', 300)
  if ('reason' in drawn) throw new Error(drawn.reason)
  expect(await reader.read(drawn.png)).toMatchObject({ kind: 'codes', codes: [{ payload: 'https://diia.app/x' }] })
})
