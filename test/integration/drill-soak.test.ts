import { expect, it } from 'vitest'
import { run } from '../drill/soak.ts'

it(
  'letters that come while the server restarts and the program is killed are all stored once',
  { timeout: 180_000 },
  async () => {
    const report: string[] = []
    const { tried, survived } = await run(line => report.push(line), { short: true, args: [] })
    expect(tried).toBeGreaterThan(0)
    expect(survived, report.join('\n')).toBe(tried)
  },
)
