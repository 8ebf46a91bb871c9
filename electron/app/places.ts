import { fileURLToPath } from 'node:url'

/** Where the program's own files are. */
export interface Places {
  readonly pages: string
  readonly resources: string
  readonly parseWorker: URL
}

/** From the address of an entry file, which lies in `electron/` as source and in `out/` as a bundle. */
export function placesOf(entry: string): Places {
  const isSource = entry.endsWith('.ts')
  return {
    pages: fileURLToPath(new URL(isSource ? '../out/renderer/' : './renderer/', entry)),
    resources: fileURLToPath(new URL('../resources/', entry)),
    parseWorker: new URL(`./workers/parse-worker.${isSource ? 'ts' : 'js'}`, entry),
  }
}
