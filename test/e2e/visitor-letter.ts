import { fileURLToPath } from 'node:url'
import { createCopy } from '../../electron/demo/copy.ts'
import { loadFonts } from '../../electron/paper/fonts.ts'
import { composeLetter } from '../../electron/demo/letter.ts'
import { createPerson, type Person } from '../../electron/demo/people.ts'
import type { CopyType } from '../../shared/document-types.ts'
import { createFakeRandom } from '../fakes/clock.ts'

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))

export interface VisitorLetter {
  readonly person: Person
  readonly letter: Uint8Array
}

/** A letter with copies that have a text layer, the same for the same seed but for its time. */
export async function writeVisitorLetter(seed: string, types: readonly CopyType[]): Promise<VisitorLetter> {
  const chance = createFakeRandom(seed)
  const random = () => chance.fraction()
  const person = createPerson(random)
  const fonts = await loadFonts(resources)
  const now = Date.now()
  const requester = 'Зразківська міська лікарня'
  const order = { person, variant: 'text', requestedAt: now, requester, requestId: 'DR-00000000000047' } as const
  const copies = await Promise.all(types.map(type => createCopy({ ...order, type, random, fonts })))
  const letter = await composeLetter({
    style: 'android',
    from: { name: 'Відвідувач', address: 'visitor@example.com' },
    to: 'kadry-zrazok@example.org',
    subject: 'Копії документів',
    text: 'Надсилаю копії',
    copies,
    date: now,
    random,
  })
  return { person, letter }
}
