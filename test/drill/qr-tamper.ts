import { isDeepStrictEqual } from 'node:util'
import { codes, openTamperPlace } from '../fixtures/tamper-place.ts'
import { tamperings, type Tampering } from '../fixtures/tampering.ts'

export const description =
  'thirty ways to put a code of one’s own before visitors: rows, seals, hosts, calls, files, snapshot, keys; none is shown'

export async function run(report: (line: string) => void): Promise<{ tried: number; survived: number }> {
  let survived = 0
  for (const tampering of tamperings) {
    const trouble = await troubleOf(tampering).catch(String)
    if (trouble === null) survived += 1
    report(`${trouble === null ? 'ok' : 'FAILED'}  ${tampering.name}${trouble === null ? '' : `: ${trouble}`}`)
  }
  return { tried: tamperings.length, survived }
}

/** Visitors see the codes as they are, the program is tampered with, and starts anew: what they see is compared. */
async function troubleOf({ run: tamper, must, of, refusal }: Tampering): Promise<string | null> {
  const place = openTamperPlace()
  try {
    if (!isDeepStrictEqual(place.shown(), codes)) return `before: ${JSON.stringify(place.shown())}`
    if (of === 'snapshot') {
      await place.stop()
      if (!isDeepStrictEqual(place.kindled(), codes)) return `before: ${JSON.stringify(place.kindled())}`
    }
    const answer = await tamper(place)
    if (refusal !== undefined && answer !== refusal) return `answered ${String(answer)} for ${refusal}`
    if (of === 'view') await place.restart()
    const shown = of === 'view' ? place.shown() : place.kindled()
    return isDeepStrictEqual(shown, must) ? null : `shows ${JSON.stringify(shown)}`
  } finally {
    await place.close()
  }
}
