import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { visitCases } from '../../shared/visit-cases.ts'
import { defaultDataDir } from '../app/options.ts'
import { demoInstitution } from '../demo/institution.ts'
import { playVisit } from '../demo/play-visit.ts'
import { systemClock, systemRandom } from '../jobs/clock.ts'
import { loadFonts } from '../paper/fonts.ts'
import { findDemoService } from './support/demo-service.ts'

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))
const services = () => demoInstitution('').services

export const description = 'plays a visitor of the demo: a letter with synthetic copies lands in its folder mailbox'
export const usage = `--service NUMBER|NAME [--case ${visitCases.join('|')}] [--data DIR]`

/** Puts a visitor's letter into a demo's mailbox, whether the demo runs or not. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      service: { type: 'string', default: '1' },
      case: { type: 'string', default: 'complete' },
      data: { type: 'string', default: defaultDataDir('demo', process.env, process.platform) },
    },
  })
  const kind = visitCases.find(name => name === values.case)
  const service = findDemoService(values.service)
  if (!kind || !service) {
    const known = { services: services().map(({ name }, index) => `${index + 1} ${name}`), cases: visitCases }
    console.error(JSON.stringify({ error: kind ? 'service' : 'case', ...known }))
    return 2
  }
  const play = { dataDir: values.data, fonts: await loadFonts(resources), serviceId: service.id, case: kind }
  const letter = await playVisit(play, systemClock, systemRandom)
  console.log(JSON.stringify({ letter, service: service.name, case: kind }))
  return 0
}
