import { expect, it } from 'vitest'
import { parseLetter } from '../../../electron/mail/parse.ts'
import { createDice } from '../../fixtures/hostile-pdfs.ts'
import { mutateLetter, seedLetters } from '../../fixtures/letter-mutations.ts'

it('F9: reads 3,000 letters with mistakes in them, and never points outside of one', () => {
  const dice = createDice(12_345)
  for (let count = 0; count < 3_000; count += 1) {
    const raw = mutateLetter(seedLetters[count % seedLetters.length]!, dice)
    const outcome = parseLetter(raw)
    if (outcome.kind !== 'letter') throw new Error(`${outcome.reason}: ${JSON.stringify(raw.toString('latin1'))}`)
    for (const { range, content, bytes } of outcome.letter.parts) {
      expect(
        range
          ? range.offset >= 0 && range.length >= 0 && range.offset + range.length <= raw.length
          : content?.length === bytes,
      ).toBe(true)
    }
  }
})
