import { expect, it } from 'vitest'
import { run } from '../drill/half-open.ts'

it('F10, F12, F14: a line that dies in any state is noticed, closed and made anew, and letters come again', async () => {
  const lines: string[] = []
  const { tried, survived } = await run(line => lines.push(line), { short: true, args: [] })
  expect(tried, lines.join('\n')).toBeGreaterThanOrEqual(20)
  expect(survived, lines.join('\n')).toBe(tried)
})
