import { defineConfig } from 'vitest/config'
import { root } from './binary.ts'

/** The suite that every shell must pass, on real Electron; test/electron/run.ts starts it where there is one. */
export default defineConfig({
  root,
  test: {
    watch: false,
    include: ['test/electron/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
