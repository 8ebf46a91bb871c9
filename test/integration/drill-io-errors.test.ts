import { expect, it } from 'vitest'
import { run } from '../drill/io-errors.ts'

it(
  'F8: a disk that fails at a call is told of, and what it did not keep arrives after',
  { timeout: 300_000 },
  async () => {
    const report: string[] = []
    const { tried, survived } = await run(line => report.push(line), { short: true, args: [] })
    expect(tried).toBeGreaterThan(0)
    expect(survived, report.join('\n')).toBe(tried)
  },
)
