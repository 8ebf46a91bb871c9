import { expect, it } from 'vitest'
import { run } from '../drill/hostile-mime.ts'

it('F9: hostile letters end in a reading or a refusal in time, and disturb no other', async () => {
  const lines: string[] = []
  const { tried, survived } = await run(line => lines.push(line), { short: true })
  expect(tried).toBeGreaterThan(0)
  expect(survived, lines.join('\n')).toBe(tried)
})
