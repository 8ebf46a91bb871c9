import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createAlarm } from '../../../electron/mail/alarm.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const clock = createFakeClock(0)
const alarm = createAlarm(clock)

async function pass(ms: number): Promise<void> {
  clock.advance(ms)
  await turn()
}

it('strikes each deadline that is over, the shorter first, and none that was lifted', async () => {
  const struck: string[] = []
  alarm.set(500, () => struck.push('long'))
  alarm.set(100, () => struck.push('short'))
  const lift = alarm.set(200, () => struck.push('lifted'))
  await pass(99)
  expect(struck).toEqual([])
  await pass(1)
  expect(struck).toEqual(['short'])
  lift()
  await pass(399)
  expect(struck).toEqual(['short'])
  await pass(1)
  expect(struck).toEqual(['short', 'long'])
})

it('strikes in time what was set while it slept for another that was lifted', async () => {
  const struck: string[] = []
  const lift = alarm.set(100, () => struck.push('lifted'))
  await pass(50)
  lift()
  alarm.set(100, () => struck.push('next'))
  await pass(99)
  expect(struck).toEqual([])
  await pass(1)
  expect(struck).toEqual(['next'])
})
