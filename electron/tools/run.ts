import { AppError } from '../../shared/errors.ts'
import { createWords, terminalLanguage } from '../app/words.ts'
import { describeAll, loadNamed } from './named-modules.ts'
import { isUsageError } from './support/usage-error.ts'
import type { Tool } from './tool.ts'

/** `npm run tool -- NAME …` */
const [name, ...args] = process.argv.slice(2)
const tool = name === undefined ? null : ((await loadNamed(import.meta.dirname, name)) as Tool | null)

if (tool && asksForHelp(args)) {
  console.log(`${tool.description}\n${usageOf(tool)}`)
} else if (tool) {
  process.exitCode = await tool.run(args).catch((error: unknown) => fail(tool, error))
} else {
  if (name !== undefined) console.error(`There is no tool named ${name}.`)
  console.log((await describeAll(import.meta.dirname)).join('\n'))
  process.exitCode = name === undefined ? 0 : 2
}

/** After `--` everything is a name, even what looks like an option. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? args.length : end).some(arg => arg === '--help' || arg === '-h')
}

function usageOf(tool: Tool): string {
  return `npm run tool -- ${name} ${tool.usage}`.trimEnd()
}

function fail(tool: Tool, error: unknown): number {
  if (isUsageError(error)) {
    console.error(`${error.message}\n${usageOf(tool)}`)
    return 2
  }
  console.error(sayWhy(error))
  return 1
}

function sayWhy(error: unknown): unknown {
  if (error instanceof AppError) return createWords(terminalLanguage(process.env)).failure(error)
  // What the system refused is said by its message; anything else is a defect, and its place is wanted.
  return error instanceof Error && 'code' in error ? error.message : error
}
