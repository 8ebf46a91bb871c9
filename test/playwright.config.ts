import { defineConfig } from '@playwright/test'
import { launchOptions } from './e2e/browser.ts'

/** Each test starts the program itself; one worker, since it and the browser already fill two cores. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['line'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: { launchOptions: launchOptions(), trace: 'retain-on-failure', screenshot: 'only-on-failure' },
})
