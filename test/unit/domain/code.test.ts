import { expect, it } from 'vitest'
import { codesIn, pickCode } from '../../../electron/domain/code.ts'
import { createFakeRandom } from '../../fakes/clock.ts'

it('gives two digits, never one that is taken, and three when two get crowded', () => {
  const { fraction } = createFakeRandom()
  const taken = new Set<number>()
  for (let count = 0; count < 300; count++) {
    const code = pickCode(codesIn(taken), fraction)
    expect(taken.has(code)).toBe(false)
    expect(String(code)).toHaveLength(count < 81 ? 2 : 3)
    taken.add(code)
  }
})
