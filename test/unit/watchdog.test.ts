import { beforeEach, describe, expect, test } from 'vitest'
import { startWatchdog, type HangReason, type Watchdog } from '../../renderer/preview/watchdog.ts'

/** A clock that is moved by hand. */
function createClock() {
  let now = 0
  let timers: { at: number; action: () => void }[] = []
  return {
    after(ms: number, action: () => void) {
      const timer = { at: now + ms, action }
      timers.push(timer)
      return () => void (timers = timers.filter(other => other !== timer))
    },
    pass(ms: number) {
      const until = now + ms
      for (;;) {
        const next = timers.filter(timer => timer.at <= until).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        now = next.at
        timers = timers.filter(timer => timer !== next)
        next.action()
      }
      now = until
    },
    get waiting() {
      return timers.length
    },
  }
}

describe('the watchdog of a preview frame', () => {
  let clock: ReturnType<typeof createClock>
  let pings: number[]
  let hangs: HangReason[]
  let watchdog: Watchdog

  beforeEach(() => {
    clock = createClock()
    pings = []
    hangs = []
    watchdog = startWatchdog({ after: clock.after, ping: id => pings.push(id), hung: reason => hangs.push(reason) })
  })
  const last = () => pings.at(-1) ?? 0

  test('gives up a frame that draws nothing within 10 s, and no sooner', () => {
    clock.pass(9_999)
    expect(hangs).toEqual([])
    clock.pass(1)
    expect(hangs).toEqual(['no-first-frame'])
    expect(clock.waiting).toBe(0)
  })

  test('asks for signs of life only after the first frame', () => {
    clock.pass(5_000)
    expect(pings).toEqual([])
    watchdog.firstFrame()
    expect(pings).toEqual([1])
  })

  test('gives up a frame that does not answer for 5 s', () => {
    watchdog.firstFrame()
    clock.pass(4_999)
    expect(hangs).toEqual([])
    clock.pass(1)
    expect(hangs).toEqual(['no-answer'])
  })

  test('lives with a frame that answers each time, for hours', () => {
    watchdog.firstFrame()
    for (let turn = 0; turn < 3_000; turn += 1) {
      clock.pass(4_000)
      watchdog.pong(last())
      clock.pass(1_000)
    }
    expect(hangs).toEqual([])
    expect(pings.length).toBe(3_001)
    expect(clock.waiting).toBe(1)
  })

  test('takes no answer to an old question for a sign of life', () => {
    watchdog.firstFrame()
    watchdog.pong(1)
    clock.pass(1_000)
    watchdog.pong(1)
    clock.pass(5_000)
    expect(hangs).toEqual(['no-answer'])
  })

  test('a frame that talks before its first page buys no time', () => {
    watchdog.pong(0)
    watchdog.pong(1)
    clock.pass(10_000)
    expect(hangs).toEqual(['no-first-frame'])
  })

  test('proves nothing by silence while the window is hidden, and begins anew when it is shown', () => {
    clock.pass(9_000)
    watchdog.pause()
    clock.pass(100_000)
    watchdog.resume()
    clock.pass(9_000)
    expect(hangs).toEqual([])
    watchdog.firstFrame()
    watchdog.pause()
    clock.pass(100_000)
    expect(hangs).toEqual([])
    watchdog.resume()
    clock.pass(5_000)
    expect(hangs).toEqual(['no-answer'])
  })

  test('a first page drawn in a hidden window counts when the window is shown', () => {
    watchdog.pause()
    watchdog.firstFrame()
    expect(pings).toEqual([])
    watchdog.resume()
    expect(pings).toEqual([1])
  })

  test('once stopped it never speaks again', () => {
    watchdog.firstFrame()
    watchdog.stop()
    watchdog.pong(1)
    watchdog.resume()
    watchdog.firstFrame()
    clock.pass(100_000)
    expect(hangs).toEqual([])
    expect(clock.waiting).toBe(0)
  })

  test('reports a hang once', () => {
    clock.pass(10_000)
    watchdog.firstFrame()
    watchdog.resume()
    clock.pass(100_000)
    expect(hangs).toEqual(['no-first-frame'])
  })
})
