import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadFonts } from '../../electron/paper/fonts.ts'
import { demoInstitution } from '../../electron/demo/institution.ts'
import { createVisit } from '../../electron/demo/visitor.ts'
import { visitCases } from '../../shared/visit-cases.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { createDice, mutations } from '../fixtures/hostile-pdfs.ts'
import { hostileLetters } from '../fixtures/hostile-letters.ts'
import { runTool } from '../fixtures/run-tool.ts'

export const description =
  'letters of the demo, letters made to hurt and letters changed at random, by `tool intake`: each read or refused within 5 s'

const letters = 240
/** The limit of a letter, and the time to end a worker that is over it. */
const limitMs = 6_000

export async function run(report: (line: string) => void): Promise<{ tried: number; survived: number }> {
  const folder = temporaryFolder('drill-intake')
  try {
    const named = await compose()
    named.forEach(({ raw }, index) => writeFileSync(join(folder.path, `${String(index).padStart(4, '0')}.letter`), raw))
    const { lines, code, errors } = await runTool(['intake', folder.path])
    let survived = 0
    for (const [index, { outcome, reason, milliseconds, attachments }] of lines.entries()) {
      const letter = named[index]
      const found = (attachments as readonly unknown[]).length
      const isWhole = letter?.files === undefined || letter.files === found
      const isFine = Number(milliseconds) <= limitMs && (outcome === 'letter' || outcome === 'unreadable') && isWhole
      if (isFine) survived += 1
      const took = Number(milliseconds).toFixed(1).padStart(8)
      report(`${isFine ? 'ok' : 'FAILED'}  ${took} ms  ${letter?.name}: ${String(reason ?? `${found} files`)}`)
    }
    report(errors.trim())
    return { tried: named.length, survived: code === 0 ? survived : 0 }
  } finally {
    folder.remove()
  }
}

interface Named {
  readonly name: string
  readonly raw: Uint8Array
  /** How many attachments must be found, where that is known. */
  readonly files?: number
}

/** After every hostile letter comes an ordinary one, which must be read whole. */
async function compose(): Promise<readonly Named[]> {
  const dice = createDice(11)
  const fonts = await loadFonts(fileURLToPath(new URL('../../resources/', import.meta.url)))
  const { services } = demoInstitution('')
  const order = { to: 'kadry-zrazok@example.org', requester: 'Зразківська міська лікарня', now: 1_763_715_720_000 }
  const visits: Uint8Array[] = []
  for (const service of services) {
    for (const kind of visitCases)
      visits.push((await createVisit({ ...order, service, case: kind, random: dice, fonts })).letter)
  }
  const service = services[2]!
  const plain = (
    await createVisit({ ...order, service: { ...service, optional: [] }, case: 'complete', random: dice, fonts })
  ).letter
  const ordinary: Named = { name: 'an ordinary letter', raw: plain, files: service.required.length }
  const hostile = hostileLetters.flatMap(({ name, raw }): Named[] => [{ name, raw: raw() }, ordinary])
  const played = visits.map((raw, index): Named => ({ name: `a visit, ${visitCases[index % visitCases.length]}`, raw }))
  const kinds = Object.entries(mutations)
  const mutated = Array.from({ length: Math.max(0, letters - hostile.length - played.length) }, (_, index): Named => {
    const [kind, mutate] = kinds[index % kinds.length]!
    return { name: `${kind} ${index}`, raw: mutate(Buffer.from(visits[index % visits.length]!), dice) }
  })
  return [...played, ...hostile, ...mutated]
}
