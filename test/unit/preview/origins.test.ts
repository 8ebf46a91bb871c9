import { expect, test } from 'vitest'
import { createHostPool, operatorOrigin, previewOrigin } from '../../../renderer/preview/origins.ts'

test('a preview stands beside the operator, in either shell, and knows the way back', () => {
  for (const [operator, preview] of [
    ['http://operator.localhost:4711', 'http://preview-3.localhost:4711'],
    ['app://operator', 'app://preview-3'],
  ] as const) {
    expect(previewOrigin(operator, 3)).toBe(preview)
    expect(operatorOrigin(preview)).toBe(operator)
  }
})

test('a page that is no preview finds no operator', () => {
  expect(operatorOrigin('http://evil.example')).toBe('http://evil.example')
  expect(operatorOrigin('null')).toBe('null')
})

test('hosts go round, so that a document never meets the process of the one before it', () => {
  const lease = createHostPool(3)
  const hosts = Array.from({ length: 7 }, () => {
    const taken = lease()!
    taken.release()
    return taken.host
  })
  expect(hosts).toEqual([1, 2, 3, 1, 2, 3, 1])
})

test('a host in use is not given again, whatever is released how often', () => {
  const lease = createHostPool(2)
  const [first, second] = [lease()!, lease()!]
  expect(lease()).toBeNull()
  second.release()
  second.release()
  expect(lease()?.host).toBe(second.host)
  expect(lease()).toBeNull()
  first.release()
  expect(lease()?.host).toBe(first.host)
})
