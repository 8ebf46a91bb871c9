import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { ensureBuilt } from '../../../electron/tools/support/ensure-built.ts'

export const root = join(import.meta.dirname, '../../..')

/** `intake-child.ts` made ready to be started often. */
export interface IntakeProgram {
  readonly script: string
  /** Where Node keeps what it compiled for the next start. */
  readonly cache: string
}

/** Puts the program into one file in a new folder: started from its hundreds of sources it needs twice the time. */
export async function buildChild(folder: string): Promise<IntakeProgram> {
  ensureBuilt()
  mkdirSync(folder)
  // What is not bundled is looked for above the file.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3', '@napi-rs/canvas'] },
    build: {
      ssr: join(import.meta.dirname, 'intake-child.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'child.js', chunkFileNames: '[name].js' } },
    },
  })
  return { script: join(folder, 'child.js'), cache: join(folder, 'cache') }
}
