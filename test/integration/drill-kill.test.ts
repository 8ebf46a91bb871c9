import { expect, it } from 'vitest'
import { run } from '../drill/kill.ts'

it(
  'F8: a kill between a fetch and its commit, at any step, loses no letter, doubles none and leaves none half',
  { timeout: 180_000 },
  async () => {
    const report: string[] = []
    const { tried, survived } = await run(line => report.push(line), { short: true, args: [] })
    expect(tried, report.join('\n')).toBeGreaterThanOrEqual(20)
    expect(survived, report.join('\n')).toBe(tried)
  },
)
