// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSocketBridge } from '../../renderer/bridge.ts'

/** The program's end of every socket that the window has opened, oldest first. */
let sockets: WindowSocket[]

class WindowSocket {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: (() => void) | null = null
  readonly url: string

  constructor(url: string) {
    this.url = url
    sockets.push(this)
  }

  send(): void {}
}

beforeEach(() => {
  sockets = []
  vi.stubGlobal('WebSocket', WindowSocket)
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

function connect() {
  const told: boolean[] = []
  const bridge = openSocketBridge('operator', 'ws://operator.localhost/bridge')
  bridge.onConnection(isConnected => told.push(isConnected))
  sockets[0]!.onopen?.()
  return { bridge, told }
}

const refuse = () => sockets.at(-1)!.onclose?.()
const retry = () => vi.advanceTimersByTime(1_500)

test('a lost program is told of within two seconds, once, and again when it is back', () => {
  const { told } = connect()
  expect(told).toEqual([])
  refuse()
  retry()
  expect(sockets).toHaveLength(2)
  refuse()
  expect(told).toEqual([false])
  retry()
  refuse()
  retry()
  expect(told).toEqual([false])
  sockets.at(-1)!.onopen?.()
  expect(told).toEqual([false, true])
})

test('a socket that comes back at the first try is no news', () => {
  const { told } = connect()
  refuse()
  retry()
  sockets.at(-1)!.onopen?.()
  expect(told).toEqual([])
})

test('calls made meanwhile are answered as lost', async () => {
  const { bridge } = connect()
  const underway = bridge.call('package.get', { id: 'p47' })
  await vi.advanceTimersByTimeAsync(0)
  refuse()
  expect(await underway).toEqual({ ok: false, error: { code: 'call.lost' } })
  const later = bridge.call('package.get', { id: 'p47' })
  retry()
  refuse()
  expect(await later).toEqual({ ok: false, error: { code: 'call.lost' } })
})
