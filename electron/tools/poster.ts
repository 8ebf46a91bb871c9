import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { posterFormats, posterLanguages } from '../../shared/posters.ts'
import { demoInstitution } from '../demo/institution.ts'
import { systemClock } from '../jobs/clock.ts'
import { loadFonts } from '../paper/fonts.ts'
import { makePoster } from '../paper/poster.ts'
import { drawPage } from './support/draw-page.ts'
import { findDemoService } from './support/demo-service.ts'
import { printLine } from './support/lines.ts'
import { readBack } from './support/read-back.ts'
import { UsageError } from './support/usage-error.ts'

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))

/** As an ordinary office printer can do at worst. */
const dpi = 150
/** A sheet of stands shows its code four times. */
const standCodes = 4

export const description = 'makes a poster of one of the demo’s services, reads the page back, and only then writes it'
export const usage = `--out FILE.pdf [--service NUMBER|NAME] [--format ${posterFormats.join('|')}] [--language ${posterLanguages.join('|')}]`

export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string' },
      service: { type: 'string', default: '1' },
      format: { type: 'string', default: 'a4' },
      language: { type: 'string', default: 'uk' },
    },
  })
  const { out } = values
  if (out === undefined) throw new UsageError('Say with --out where to write the poster.')
  const format = posterFormats.find(name => name === values.format)
  const language = posterLanguages.find(name => name === values.language)
  if (!format) throw new UsageError(`--format is one of ${posterFormats.join(', ')}.`)
  if (!language) throw new UsageError(`--language is one of ${posterLanguages.join(', ')}.`)
  const service = findDemoService(values.service)
  if (!service) throw new UsageError('The demo has no such service.')

  const { name, required, optional, payload } = service
  const branch = demoInstitution('').branches.find(({ id }) => id === service.branchId)
  const poster = await makePoster({
    ...{ format, language, service: name, required, optional, payload, edition: 'demo' },
    branch: branch?.name ?? '',
    institution: branch?.institution ?? '',
    printedAt: systemClock.now(),
    fonts: await loadFonts(resources),
  })
  if (poster.kind === 'refused') {
    printLine({ path: out, outcome: 'refused', ...poster, kind: undefined })
    return 1
  }
  const { pdf, title, checkCode, code, moduleMm } = poster
  if ((await readBack(await drawPage(pdf, dpi), format === 'stand' ? standCodes : 1)) !== payload) {
    printLine({ path: out, outcome: 'refused', reason: 'unreadable' })
    return 1
  }
  writeFileSync(out, pdf)
  printLine({ path: out, outcome: 'written', reason: null, title, checkCode, ...code, moduleMm, bytes: pdf.length })
  return 0
}
