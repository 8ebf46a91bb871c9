import { describeAll, loadNamed } from '../../electron/tools/named-modules.ts'
import { exitOnSignals } from '../runner/last-resort.ts'
import { drillLine } from '../runner/lines.ts'
import type { Drill } from './drill.ts'

/** `npm run drill -- NAME [OPTIONS]` */
exitOnSignals()
const [name, ...args] = process.argv.slice(2)
const drill = name === undefined ? null : ((await loadNamed(import.meta.dirname, name)) as Drill | null)

if (drill) {
  const { tried, survived } = await drill.run(line => console.log(line), { short: false, args })
  console.log(drillLine(name ?? '', tried, survived))
  process.exitCode = survived < tried ? 1 : 0
} else {
  if (name !== undefined) console.error(`There is no drill named ${name}.`)
  console.log((await describeAll(import.meta.dirname)).join('\n'))
  process.exitCode = name === undefined ? 0 : 2
}
