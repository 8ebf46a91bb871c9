import { expect, it } from 'vitest'
import { run } from '../drill/order.ts'

it(
  'F8: no letter is called stored, and the server is told nothing, before the log is flushed; a power cut takes nothing of it',
  { timeout: 180_000 },
  async () => {
    const report: string[] = []
    const { tried, survived } = await run(line => report.push(line), { short: true, args: [] })
    expect(tried).toBeGreaterThan(200)
    expect(survived, report.join('\n')).toBe(tried)
  },
)
