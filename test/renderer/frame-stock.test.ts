// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://operator.localhost:4711/", "settings": { "enableIframePageLoading": true, "navigation": { "disableChildFrameNavigation": true } } }
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFrameStock, type FrameStock } from '../../renderer/preview/frame-stock.ts'
import type { Showing } from '../../renderer/preview/frame.ts'
import { createHostPool } from '../../renderer/preview/origins.ts'
import { shownFrames, stubFrames, takeFrame, waitingFrames } from './preview-frames.ts'

const hosts = 2
let stock: FrameStock

beforeEach(() => {
  stubFrames()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  stock = createFrameStock(() => document.body, createHostPool(hosts))
})
afterEach(() => {
  stock.close()
  document.body.replaceChildren()
  vi.useRealTimers()
})

function showingOf(onHung: () => void): Showing {
  const open = { kind: 'open', media: 'pdf', bytes: new ArrayBuffer(1), view: null } as const
  return { title: '', open, onEvent() {}, onHung }
}

describe('a frame kept ahead', () => {
  test('that is not ready within 10 s is removed, and waited for no longer', async () => {
    const prepared = stock.prepare()
    expect(waitingFrames()).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(waitingFrames()).toEqual([])
    await prepared
  })

  test('that stops answering while it waits is removed, and the next document has another', async () => {
    const prepared = stock.prepare()
    const ahead = await takeFrame()
    await ahead.send({ kind: 'ready' })
    await prepared
    await vi.advanceTimersByTimeAsync(5_000)
    expect(ahead.frame.isConnected).toBe(false)
    stock.take()
    expect(waitingFrames().map(({ src }) => src)).not.toContain(ahead.frame.src)
  })

  test('is taken once, however often one is prepared', async () => {
    void stock.prepare()
    void stock.prepare()
    expect(waitingFrames()).toHaveLength(1)
    const [ahead, other] = [stock.take(), stock.take()]
    expect(other).not.toBe(ahead)
    expect(waitingFrames()).toHaveLength(hosts)
    expect(stock.take()).toBeNull()
    await stock.prepare()
    other?.close()
    ahead?.close()
  })

  test('has 10 s for its document from the moment it gets it', async () => {
    const onHung = vi.fn()
    void stock.prepare()
    const ahead = await takeFrame()
    await vi.advanceTimersByTimeAsync(5_000)
    stock.take()!.show(showingOf(onHung))
    await ahead.send({ kind: 'ready' })
    await vi.advanceTimersByTimeAsync(9_000)
    expect(onHung).not.toHaveBeenCalled()
    expect(shownFrames()).toEqual([ahead.frame])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(onHung).toHaveBeenCalledOnce()
    expect(ahead.frame.isConnected).toBe(false)
  })

  test('that went away unnoticed tells at once that it cannot show', async () => {
    const onHung = vi.fn()
    void stock.prepare()
    const taken = stock.take()!
    await vi.advanceTimersByTimeAsync(10_000)
    taken.show(showingOf(onHung))
    expect(onHung).toHaveBeenCalledOnce()
  })
})
