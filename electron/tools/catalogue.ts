import { parseArgs } from 'node:util'
import { languages, type Language } from '../../shared/settings.ts'
import { placesOf } from '../app/places.ts'
import { systemClock } from '../jobs/clock.ts'
import { catalogueFormats, exportTemplate, type CatalogueFormat } from '../services/catalogue-export.ts'
import { createCatalogueReader, type CatalogueReader } from '../services/catalogue-reader.ts'
import { maxCatalogueBytes } from '../services/limits.ts'
import { printEach } from './support/each-file.ts'
import { findFiles, readWithin, type Found } from './support/files.ts'
import { tenths } from './support/lines.ts'
import { atLeastOne } from './support/paths.ts'
import { UsageError } from './support/usage-error.ts'

export const description =
  'reads lists of services, JSON or CSV: what they hold and what is wrong with them; or writes one to fill in'
export const usage =
  'PATH… | --template json|csv [--language uk|en]   (lists, or folders of lists; the template goes to stdout)'

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { template: { type: 'string' }, language: { type: 'string', default: 'uk' } },
  })
  if (values.template === undefined) return readAll(atLeastOne(positionals))
  if (positionals.length > 0) throw new UsageError('A template is written, or lists are read.')
  const [format, language] = [oneOf(catalogueFormats, values.template), oneOf(languages, values.language)]
  await writeTemplate(format, language)
  return 0
}

function oneOf<Value extends string>(known: readonly Value[], value: string): Value {
  const found = known.find(one => one === value)
  if (found === undefined) throw new UsageError(`Say ${known.join(' or ')}.`)
  return found
}

async function writeTemplate(format: CatalogueFormat, language: Language): Promise<void> {
  await new Promise<void>(resolve => process.stdout.write(exportTemplate(format, language), () => resolve()))
}

async function readAll(paths: readonly string[]): Promise<number> {
  const files = await findFiles(paths)
  const { catalogueWorker } = placesOf(new URL('../entry.ts', import.meta.url).href)
  const reader = createCatalogueReader({ workerUrl: catalogueWorker, clock: systemClock })
  try {
    await printEach('catalogue', files, file => look(file, reader))
  } finally {
    await reader.stop()
  }
  return 0
}

async function look(file: Found, reader: CatalogueReader): Promise<object> {
  const { path } = file
  const nothing = { institution: null, branches: 0, services: 0, complete: false, problemCount: 0, problems: [] }
  const refuse = (reason: string) => ({ path, outcome: 'refused', reason, ...nothing, milliseconds: 0 })
  if (file.trouble !== null) return refuse(file.trouble)
  const bytes = await readWithin(file.place, maxCatalogueBytes)
  if (bytes === 'file.too-large') return refuse('source.too-large')
  if (typeof bytes === 'string') return refuse(bytes)
  const startedAt = systemClock.elapsed()
  const reading = await reader.read(bytes)
  const milliseconds = tenths(systemClock.elapsed() - startedAt)
  if (reading.kind === 'refused') return { ...refuse(reading.reason), milliseconds }
  const { catalogue, complete, problems, problemCount } = reading
  const { institution, branches } = catalogue
  const services = branches.reduce((sum, branch) => sum + branch.services.length, 0)
  const counts = { institution, branches: branches.length, services }
  return { path, outcome: 'read', reason: null, ...counts, complete, problemCount, problems, milliseconds }
}
