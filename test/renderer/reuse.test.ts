import { expect, test } from 'vitest'
import { reuse } from '../../renderer/reuse.ts'
import { sampleView } from '../fakes/views.ts'

const before = sampleView(1_000_000)
const pushed = (patch = {}) => ({ ...structuredClone(before), ...patch })

test('what did not change stays the same object; the view itself is always new', () => {
  const after = reuse(before, pushed({ open: 9 }))
  expect(after).not.toBe(before)
  expect(after).toEqual({ ...before, open: 9 })
  expect(after.queue).toBe(before.queue)
  expect(after.settings).toBe(before.settings)
})

test('rows are known by their id, wherever they stand', () => {
  const [first, second, ...rest] = structuredClone(before.queue)
  const after = reuse(before, pushed({ queue: [second, { ...first!, missing: 0 }, ...rest] }))
  expect(after.queue[0]).toBe(before.queue[1])
  expect(after.queue[1]).not.toBe(before.queue[0])
  expect(after.queue[1]).toEqual({ ...before.queue[0], missing: 0 })
  expect(after.queue.slice(2).every((row, index) => row === before.queue[index + 2])).toBe(true)
})

test('a shorter list is another list, of the same rows', () => {
  const after = reuse(before, pushed({ queue: structuredClone(before.queue.slice(1)) }))
  expect(after.queue).toHaveLength(before.queue.length - 1)
  expect(after.queue[0]).toBe(before.queue[1])
})

test('the first view is taken as it came', () => {
  expect(reuse(undefined, before)).toBe(before)
})
