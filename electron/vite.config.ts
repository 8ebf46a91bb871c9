import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** For Node and for Electron's main process: everything bundled but Electron and what has a native part. */
const common = {
  root: source('.'),
  publicDir: false,
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3', '@napi-rs/canvas'] },
} satisfies InlineConfig

/** out/renderer is the other build's, so nothing is emptied. */
const output = {
  ssr: true,
  outDir: '../out',
  emptyOutDir: false,
  emitAssets: true,
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

/** WebAssembly is read by the worker beside which it lies: `electron/workers/wasm-file.ts`. */
const wasmFiles: Plugin = {
  name: 'wasm-files',
  apply: 'build',
  buildStart() {
    for (const path of ['zxing-wasm/reader/zxing_reader.wasm']) {
      const file = createRequire(import.meta.url).resolve(path)
      this.emitFile({ type: 'asset', fileName: `workers/${basename(path)}`, source: readFileSync(file) })
    }
  },
}

export default defineConfig({
  ...common,
  plugins: [withoutOldChunks, wasmFiles, preload],
  build: {
    ...output,
    rolldownOptions: {
      input: {
        main: source('main.ts'),
        web: source('web.ts'),
        'workers/parse-worker': source('workers/parse-worker.ts'),
        'workers/decode-worker': source('workers/decode-worker.ts'),
        'workers/catalogue-worker': source('workers/catalogue-worker.ts'),
        'workers/log-worker': source('workers/log-worker.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
