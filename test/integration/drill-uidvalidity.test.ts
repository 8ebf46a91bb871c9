import { expect, it } from 'vitest'
import { run } from '../drill/uidvalidity.ts'

it(
  'F1, F2: however a folder is numbered, no letter of it is lost, doubled or fetched twice without need',
  { timeout: 180_000 },
  async () => {
    const report: string[] = []
    const { tried, survived } = await run(line => report.push(line), { short: true, args: [] })
    expect(tried).toBeGreaterThan(0)
    expect(survived, report.join('\n')).toBe(tried)
  },
)
