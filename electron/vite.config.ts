import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** For Node and for Electron's main process: everything bundled but Electron and the driver with its native part. */
const common = {
  root: source('.'),
  publicDir: false,
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
} satisfies InlineConfig

/** out/renderer is the other build's, so nothing is emptied. */
const output = {
  ssr: true,
  outDir: '../out',
  emptyOutDir: false,
  target: 'node24',
  minify: false,
  sourcemap: false,
} as const

/** A sandboxed preload must be one CommonJS file: a build of its own, after the main one. */
const preload: Plugin = {
  name: 'preload',
  apply: 'build',
  async closeBundle() {
    await build({
      ...common,
      configFile: false,
      logLevel: 'warn',
      build: {
        ...output,
        rolldownOptions: { input: source('preload.ts'), output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
      },
    })
  },
}

/** Chunks carry hashes in their names: those of earlier builds would stay, and be packed. A running program keeps its own. */
const withoutOldChunks: Plugin = {
  name: 'without-old-chunks',
  apply: 'build',
  buildStart() {
    if (!this.meta.watchMode) rmSync(source('../out/chunks'), { recursive: true, force: true })
  },
}

export default defineConfig({
  ...common,
  plugins: [withoutOldChunks, preload],
  build: {
    ...output,
    rolldownOptions: {
      input: {
        main: source('main.ts'),
        web: source('web.ts'),
        'workers/parse-worker': source('workers/parse-worker.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
