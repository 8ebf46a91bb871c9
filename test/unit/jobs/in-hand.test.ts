import { describe, expect, it } from 'vitest'
import { createInHand } from '../../../electron/jobs/in-hand.ts'

/** Work that ends when the test says so. */
function createWork() {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  return { run: () => promise, end: resolve, fail: (why: string) => reject(new Error(why)) }
}

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

/** Whether a promise has been kept by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false
  void promise.then(
    () => (done = true),
    () => {},
  )
  await turn()
  return done
}

describe('work in hand', () => {
  it('begins at once while there is room, and waits for room by count', async () => {
    const hand = createInHand({ count: 2, weight: 100 })
    const [first, second, third] = [createWork(), createWork(), createWork()]
    await hand.add(1, first.run)
    await hand.add(1, second.run)
    expect(hand.count).toBe(2)
    const waiting = hand.add(1, third.run)
    expect(await isDone(waiting)).toBe(false)
    second.end()
    await waiting
    expect(hand.count).toBe(2)
  })

  it('waits for room by weight, but takes a single piece whatever it weighs', async () => {
    const hand = createInHand({ count: 10, weight: 100 })
    const [heavy, light] = [createWork(), createWork()]
    await hand.add(1_000, heavy.run)
    const waiting = hand.add(1, light.run)
    expect(await isDone(waiting)).toBe(false)
    heavy.end()
    await waiting
    expect(hand.count).toBe(1)
  })

  it('rests when nothing is going on', async () => {
    const hand = createInHand({ count: 3, weight: 100 })
    await hand.rest()
    const work = createWork()
    await hand.add(1, work.run)
    const resting = hand.rest()
    expect(await isDone(resting)).toBe(false)
    work.end()
    await resting
    expect(hand.count).toBe(0)
  })

  it('tells the first failure to whoever adds or rests next, and still ends in peace', async () => {
    const hand = createInHand({ count: 3, weight: 100 })
    const [bad, worse, slow] = [createWork(), createWork(), createWork()]
    for (const work of [bad, worse, slow]) await hand.add(1, work.run)
    bad.fail('first')
    worse.fail('second')
    await turn()
    await expect(hand.add(1, createWork().run)).rejects.toThrow('first')
    const resting = hand.rest()
    slow.end()
    await expect(resting).rejects.toThrow('first')
    await hand.end()
    expect(hand.count).toBe(0)
  })
})
