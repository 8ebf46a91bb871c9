import { fileURLToPath } from 'node:url'

/** Where the program's own files are. */
export interface Places {
  readonly pages: string
  readonly resources: string
  readonly parseWorker: URL
  readonly decodeWorker: URL
  readonly catalogueWorker: URL
  readonly logWorker: URL
}

/** From the address of an entry file, which lies in `electron/` as source and in `out/` as a bundle. */
export function placesOf(entry: string): Places {
  const isSource = entry.endsWith('.ts')
  const worker = (name: string) => new URL(`./workers/${name}.${isSource ? 'ts' : 'js'}`, entry)
  return {
    pages: fileURLToPath(new URL(isSource ? '../out/renderer/' : './renderer/', entry)),
    resources: fileURLToPath(new URL('../resources/', entry)),
    parseWorker: worker('parse-worker'),
    decodeWorker: worker('decode-worker'),
    catalogueWorker: worker('catalogue-worker'),
    logWorker: worker('log-worker'),
  }
}
