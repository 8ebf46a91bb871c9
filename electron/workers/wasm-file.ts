import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'

/**
 * The bytes of a package's WebAssembly file, for the worker at `url`: from the package when it runs as source,
 * from beside it when it is bundled.
 */
export function readWasm(path: string, url: string): ArrayBuffer {
  const file = url.endsWith('.ts') ? createRequire(url).resolve(path) : new URL(`./${basename(path)}`, url)
  return new Uint8Array(readFileSync(file)).buffer
}
