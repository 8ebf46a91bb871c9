import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { pdfAssets } from './preview/pdf-assets.ts'

const page = (name: string) => fileURLToPath(new URL(`${name}.html`, import.meta.url))

/** Three pages, one per place: the desk, the visitors' screen and the powerless preview. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react(), pdfAssets()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // The content security policy allows nothing inline and no data: scripts, styles or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { operator: page('operator'), display: page('display'), preview: page('preview') } },
  },
})
