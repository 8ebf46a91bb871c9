import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { describeAll, loadNamed } from '../../electron/tools/named-modules.ts'
import { exitOnSignals } from '../runner/last-resort.ts'
import { benchLine } from '../runner/lines.ts'
import type { Bench } from './bench.ts'

/** `npm run bench -- NAME` */
exitOnSignals()
const [name] = process.argv.slice(2)
const bench = name === undefined ? null : ((await loadNamed(import.meta.dirname, name)) as Bench | null)

if (bench) {
  const { value, unit } = await bench.run(line => console.log(line))
  const results = fileURLToPath(new URL('../../bench-results/', import.meta.url))
  await mkdir(results, { recursive: true })
  const machine = { node: process.version, platform: process.platform, cores: availableParallelism() }
  const result = { name, value, unit, target: bench.target, at: new Date().toISOString(), ...machine }
  await writeFile(`${results}${name}.json`, `${JSON.stringify(result, null, 2)}\n`)
  console.log(benchLine(name ?? '', value, unit, bench.target))
} else {
  if (name !== undefined) console.error(`There is no bench named ${name}.`)
  console.log((await describeAll(import.meta.dirname)).join('\n'))
  process.exitCode = name === undefined ? 0 : 2
}
