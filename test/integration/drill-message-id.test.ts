import { expect, it } from 'vitest'
import { run } from '../drill/message-id.ts'

it('F15: letters are told apart by what they are, whatever their Message-IDs', { timeout: 180_000 }, async () => {
  const report: string[] = []
  const { tried, survived } = await run(line => report.push(line), { short: true, args: [] })
  expect(tried).toBeGreaterThan(0)
  expect(survived, report.join('\n')).toBe(tried)
})
