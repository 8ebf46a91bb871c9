import { expect, it } from 'vitest'
import { run } from '../drill/big.ts'

it('F26: letters of 25 MB come one after another in bounded memory, and a larger one is refused as a row', async () => {
  const lines: string[] = []
  const { tried, survived } = await run(line => lines.push(line), { short: true })
  expect(tried).toBeGreaterThan(0)
  expect(survived, lines.join('\n')).toBe(tried)
})
