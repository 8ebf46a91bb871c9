import { expect, it } from 'vitest'
import { decideAside } from '../../../electron/domain/aside.ts'
import { makeToken, tokenIn } from '../../../electron/domain/test-letter.ts'

const token = '0123456789'

it('a token is ten digits from the source of chance', () => {
  let drawn = 0
  expect(makeToken(() => (drawn++ % 10) / 10)).toBe(token)
})

it.each([
  ['as it was written', 'Пробний лист Приймальні 01234-56789', token],
  ['as a person typed it', 're: 0123 456789', token],
  ['not in part', '012345678', undefined],
  ['not in another order', '9876543210', undefined],
  ['not in nothing', '', undefined],
] as const)('a token is found in a subject %s', (_name, subject, found) =>
  expect(tokenIn(subject, ['9999999999', token])).toBe(found),
)

it('a test letter is held aside as one among any number of others, but for what brings it back', () => {
  const around = { before: 50, after: 0 }
  const facts = { isTest: true, hasKnownCopies: true, stored: around, queued: [], receivedAt: 0 }
  expect(decideAside({ ...facts, automatic: null })).toBe('test')
  expect(decideAside({ ...facts, automatic: 'program' })).toBe('test')
  expect(decideAside({ ...facts, automatic: 'bounce' })).toBe('automatic')
})
