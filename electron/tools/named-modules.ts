import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Something that is started by its file's name: a tool, a bench, a drill. */
export interface NamedModule {
  readonly description: string
  run(...args: readonly never[]): Promise<unknown>
}

export function isNamedModule(value: unknown): value is NamedModule {
  if (typeof value !== 'object' || value === null || !('description' in value) || !('run' in value)) return false
  return typeof value.description === 'string' && typeof value.run === 'function'
}

/** The module NAME.ts of a folder, or null when there is none that can be started. */
export async function loadNamed(folder: string, name: string): Promise<NamedModule | null> {
  if (!(await namesIn(folder)).includes(name)) return null
  const loaded: unknown = await import(pathToFileURL(join(folder, `${name}.ts`)).href)
  return isNamedModule(loaded) ? loaded : null
}

/** One line for each module of the folder that can be started; helpers beside them are left out. */
export async function describeAll(folder: string): Promise<readonly string[]> {
  const names = await namesIn(folder)
  const width = Math.max(0, ...names.map(name => name.length))
  const lines = await Promise.all(
    names.map(async name => {
      try {
        const loaded = await loadNamed(folder, name)
        return loaded ? `${name.padEnd(width)}  ${loaded.description}` : null
      } catch (error) {
        return `${name.padEnd(width)}  cannot be loaded: ${error instanceof Error ? error.message : String(error)}`
      }
    }),
  )
  return lines.filter(line => line !== null)
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder)
  const names = files.filter(file => /^[a-z0-9-]+\.ts$/.test(file)).map(file => file.slice(0, -'.ts'.length))
  return names.filter(name => name !== 'run').toSorted()
}
