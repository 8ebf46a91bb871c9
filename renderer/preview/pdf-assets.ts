import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** What pdf.js fetches while it works: character maps, the fonts every PDF may count on, decoders, a colour profile. */
const folders = ['cmaps', 'standard_fonts', 'wasm', 'iccs']

/** Not shipped: the engine that runs scripts of a PDF, and decoders for browsers without WebAssembly. */
const unwanted = /quickjs|nowasm_fallback/i

/** Puts pdf.js's data beside the preview page, under `/pdfjs/`, in the build and while developing. */
export function pdfAssets(): Plugin {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const files = folders.flatMap(folder =>
    readdirSync(join(home, folder))
      .filter(name => !unwanted.test(name))
      .map(name => `${folder}/${name}`),
  )
  return {
    name: 'pdf-assets',
    generateBundle() {
      for (const file of files)
        this.emitFile({ type: 'asset', fileName: `pdfjs/${file}`, source: readFileSync(join(home, file)) })
    },
    configureServer(server) {
      server.middlewares.use('/pdfjs/', (request, response, next) => {
        const file = (request.url ?? '').replace(/^\/|\?.*$/g, '')
        if (files.includes(file)) response.end(readFileSync(join(home, file)))
        else next()
      })
    },
  }
}
