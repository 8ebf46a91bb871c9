import { expect, it } from 'vitest'
import { run } from '../drill/burst.ts'

it('letters that come in a burst are all stored while somebody works at the desk', { timeout: 180_000 }, async () => {
  const report: string[] = []
  const { tried, survived } = await run(line => report.push(line), { short: true, args: [] })
  expect(tried).toBeGreaterThan(0)
  expect(survived, report.join('\n')).toBe(tried)
})
