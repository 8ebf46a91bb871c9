import { expect, it } from 'vitest'
import { run } from '../drill/imap-restarts.ts'

it('F10, F11, F14: a server that is killed, ended, hangs up or refuses in the middle of a talk loses and doubles no letter', async () => {
  const lines: string[] = []
  const { tried, survived } = await run(line => lines.push(line), { short: true, args: [] })
  expect(tried, lines.join('\n')).toBeGreaterThan(0)
  expect(survived, lines.join('\n')).toBe(tried)
})
