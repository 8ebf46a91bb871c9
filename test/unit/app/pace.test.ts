import { expect, it } from 'vitest'
import { createPace } from '../../../electron/app/pace.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

function createCounted() {
  const clock = createFakeClock(0)
  const seen = { count: 0 }
  const pace = createPace(100, clock, () => (seen.count += 1))
  const advance = async (ms: number) => {
    clock.advance(ms)
    await turn()
  }
  return { pace, seen, advance }
}

it('hands on the first call at once, those that follow together, and never loses the last', async () => {
  const { pace, seen, advance } = createCounted()
  pace.call()
  expect(seen.count).toBe(1)
  for (let call = 0; call < 10; call++) pace.call()
  await advance(99)
  expect(seen.count).toBe(1)
  await advance(1)
  expect(seen.count).toBe(2)
  await advance(1_000)
  expect(seen.count).toBe(2)
})

it('a call after a pause is a first one again', async () => {
  const { pace, seen, advance } = createCounted()
  pace.call()
  await advance(100)
  pace.call()
  expect(seen.count).toBe(2)
})

it('is silent once it has been stopped', async () => {
  const { pace, seen, advance } = createCounted()
  pace.call()
  pace.call()
  pace.stop()
  pace.call()
  await advance(1_000)
  expect(seen.count).toBe(1)
})
