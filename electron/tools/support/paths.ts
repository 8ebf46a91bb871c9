import { parseArgs } from 'node:util'
import { UsageError } from './usage-error.ts'

/** The arguments of a command that takes paths and nothing else. @throws UsageError */
export function readPaths(args: readonly string[]): readonly string[] {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} })
  return atLeastOne(positionals)
}

/** @throws UsageError */
export function atLeastOne(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) throw new UsageError('Say at least one file or folder.')
  return paths
}
