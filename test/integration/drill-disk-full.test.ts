import { expect, it } from 'vitest'
import { run } from '../drill/disk-full.ts'

it('F8: intake on a full disk says so, keeps what it has and goes on by itself', { timeout: 180_000 }, async () => {
  const report: string[] = []
  const { tried, survived } = await run(line => report.push(line), { short: true, args: [] })
  expect(tried).toBeGreaterThan(0)
  expect(survived, report.join('\n')).toBe(tried)
})
