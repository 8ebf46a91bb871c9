import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadNamed } from '../../electron/tools/named-modules.ts'
import type { Drill } from '../drill/drill.ts'

/** What each drill proves; in full by `npm run drill -- NAME`, here the few tries that `npm test` makes. */
const drills: readonly { readonly name: string; readonly proves: string; readonly least?: number }[] = [
  { name: 'big', proves: 'F26: letters of 25 MB come in bounded memory, and a larger one is refused as a row' },
  { name: 'burst', proves: 'letters that come in a burst are all stored while somebody works at the desk' },
  { name: 'disk-full', proves: 'F8: intake on a full disk says so, keeps what it has and goes on by itself' },
  {
    name: 'evil-server',
    proves: 'F10, F13: a mail server that answers slowly, endlessly or wrongly neither ends nor holds up the client',
  },
  {
    name: 'half-open',
    proves: 'F10, F12, F14: a line that dies in any state is noticed, closed and made anew, and letters come again',
    // Every state is come to, however long it takes.
    least: 20,
  },
  {
    name: 'hostile-mime',
    proves: 'F9: hostile letters end in a reading or a refusal in time, and disturb no other',
  },
  {
    name: 'imap-restarts',
    proves:
      'F10, F11, F14: a server that is killed, ended, hangs up or refuses in the middle of a talk loses and doubles no letter',
  },
  { name: 'io-errors', proves: 'F8: a disk that fails at a call is told of, and what it did not keep arrives after' },
  {
    name: 'kill',
    proves:
      'F8: a kill between a fetch and its commit, at any step, loses no letter, doubles none and leaves none half',
  },
  { name: 'message-id', proves: 'F15: letters are told apart by what they are, whatever their Message-IDs' },
  {
    name: 'order',
    proves:
      'F8: no letter is called stored, and the server is told nothing, before the log is flushed; a power cut takes nothing of it',
    // Each of its letters is called stored, and told of.
    least: 200,
  },
  { name: 'soak', proves: 'letters that come while the server restarts and the program is killed are all stored once' },
  {
    name: 'uidvalidity',
    proves: 'F1, F2: however a folder is numbered, no letter of it is lost, doubled or fetched twice without need',
  },
]

for (const { name, proves, least = 1 } of drills)
  it(`${name}: ${proves}`, { timeout: 300_000 }, async () => {
    const drill = (await loadNamed(join(import.meta.dirname, '../drill'), name)) as Drill | null
    const report: string[] = []
    const result = await drill?.run(line => report.push(line), { short: true, args: [] })
    expect(result?.tried, report.join('\n')).toBeGreaterThanOrEqual(least)
    expect(result?.survived, report.join('\n')).toBe(result?.tried)
  })
