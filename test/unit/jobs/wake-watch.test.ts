import { describe, expect, it } from 'vitest'
import { startWakeWatch } from '../../../electron/jobs/wake-watch.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

/** A watched machine whose calendar may be moved apart from its stopwatch. */
function startWatch() {
  const stopwatch = createFakeClock(0)
  const machine = { ahead: 0, addresses: ['wlan0/192.0.2.7', 'eth0/198.51.100.4'] as readonly string[], woken: 0 }
  const clock = { ...stopwatch, now: () => stopwatch.now() + machine.ahead }
  const { stop } = startWakeWatch({
    clock,
    addresses: () => machine.addresses,
    onWake: () => (machine.woken += 1),
  })
  const pass = async (ms: number) => {
    stopwatch.advance(ms)
    await turn()
  }
  return { machine, pass, stop }
}

describe('the watch for a machine that wakes (F12)', () => {
  it('tells nothing while nothing happens, and of addresses only that they changed', async () => {
    const { machine, pass, stop } = startWatch()
    for (let round = 0; round < 20; round += 1) await pass(2_100)
    machine.addresses = machine.addresses.toReversed()
    await pass(2_000)
    expect(machine.woken).toBe(0)
    await stop()
  })

  it.each([
    ['the calendar jumps ahead, as after a sleep in which the stopwatch stood still', 3_600_000],
    ['the calendar is set back', -3_600_000],
  ])('tells once when %s', async (_, ms) => {
    const { machine, pass, stop } = startWatch()
    machine.ahead = ms
    await pass(2_000)
    await pass(2_000)
    expect(machine.woken).toBe(1)
    await stop()
  })

  it('tells when a timer is far too late, as after a sleep in which the stopwatch ran', async () => {
    const { machine, pass, stop } = startWatch()
    await pass(60_000)
    expect(machine.woken).toBe(1)
    await stop()
  })

  it('tells when a network comes, goes or is another, within two seconds each', async () => {
    const { machine, pass, stop } = startWatch()
    for (const [round, addresses] of [[], ['wlan0/203.0.113.9'], ['wlan0/203.0.113.9', 'tun0/10.8.0.2']].entries()) {
      machine.addresses = addresses
      await pass(2_000)
      expect(machine.woken).toBe(round + 1)
    }
    await stop()
  })

  it('looks no more when it is stopped', async () => {
    const { machine, pass, stop } = startWatch()
    await stop()
    await pass(60_000)
    expect(machine.woken).toBe(0)
  })
})
