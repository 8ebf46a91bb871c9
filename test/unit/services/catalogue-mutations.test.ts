import { expect, test } from 'vitest'
import { writeCatalogue } from '../../../electron/services/catalogue-export.ts'
import { readCatalogue } from '../../../electron/services/read-catalogue.ts'
import { branchInput, serviceInput } from '../../../shared/model/service.ts'
import { randomCatalogue } from '../../fixtures/catalogues.ts'
import { createFakeRandom } from '../../fakes/clock.ts'

const pieces = ['"', ';', '\r\n', '"";', '{', '}', 'null', '1e999', '\0', '\uFEFF', '\u202E', '=', '|']

/** The file with a few bytes changed, cut out, doubled or put in. */
function damage(bytes: Buffer, seed: string): Buffer {
  const random = createFakeRandom(seed)
  const below = (count: number) => Math.floor(random.fraction() * count)
  let damaged = bytes
  for (let times = 1 + below(5); times > 0; times--) {
    const at = below(damaged.length)
    const [before, after] = [damaged.subarray(0, at), damaged.subarray(at)]
    const piece = [Buffer.of(below(256)), Buffer.from(pieces[below(pieces.length)]!), after.subarray(0, 30)][below(3)]!
    damaged = Buffer.concat([before, piece, after.subarray(below(2) * below(40))])
  }
  return damaged
}

test('whatever happens to a list, what is read of it could have been typed by a person', () => {
  let read = 0
  for (let seed = 0; seed < 300; seed++) {
    const whole = writeCatalogue(randomCatalogue(`whole ${seed}`), seed % 2 === 0 ? 'json' : 'csv', 'uk')
    const reading = readCatalogue(damage(Buffer.from(whole), `damage ${seed}`))
    if (reading.kind === 'refused') continue
    read += 1
    const { branches } = reading.catalogue
    const services = branches.flatMap(branch => branch.services)
    expect(new Set(branches.map(({ externalId }) => externalId)).size).toBe(branches.length)
    expect(new Set(services.map(({ externalId }) => externalId)).size).toBe(services.length)
    for (const { externalId: _, services: __, unread: ___, ...facts } of branches)
      branchInput.parse({ ...facts, institution: 'Лікарня', mailboxId: null })
    for (const { name, alias, required, optional, purpose, retentionClass, caseIndex } of services)
      serviceInput.parse({
        ...{ branchId: 'b', name, alias, required, purpose, retentionClass, caseIndex, active: true },
        // Both may be empty until a person says what is asked.
        optional: required.length + optional.length > 0 ? optional : ['passport'],
      })
  }
  expect(read).toBeGreaterThan(50)
})
