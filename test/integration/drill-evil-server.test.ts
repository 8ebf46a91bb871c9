import { expect, it } from 'vitest'
import { run } from '../drill/evil-server.ts'

it('F10, F13: a mail server that answers slowly, endlessly or wrongly neither ends nor holds up the client', async () => {
  const lines: string[] = []
  const { tried, survived } = await run(line => lines.push(line), { short: true, args: [] })
  expect(tried, lines.join('\n')).toBeGreaterThan(30)
  expect(survived, lines.join('\n')).toBe(tried)
})
