import { describeAll, loadNamed } from './named-modules.ts'
import type { Tool } from './tool.ts'

/** `npm run tool -- NAME …` */
const [name, ...args] = process.argv.slice(2)
const tool = name === undefined ? null : ((await loadNamed(import.meta.dirname, name)) as Tool | null)

if (tool && (args.includes('--help') || args.includes('-h'))) {
  console.log(`${tool.description}\nnpm run tool -- ${name} ${tool.usage}`.trimEnd())
} else if (tool) {
  process.exitCode = await tool.run(args)
} else {
  if (name !== undefined) console.error(`There is no tool named ${name}.`)
  console.log((await describeAll(import.meta.dirname)).join('\n'))
  process.exitCode = name === undefined ? 0 : 2
}
