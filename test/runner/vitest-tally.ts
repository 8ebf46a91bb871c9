import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import type { Skip } from './tally.ts'

/** Writes the counts to the file named in TALLY_FILE. Vitest's own JSON report does not tell why a test was skipped. */
export default class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const skipped: Skip[] = []
    let passed = 0
    let failed = unhandledErrors.length
    for (const module of modules) {
      let failedHere = 0
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') passed += 1
        else if (result.state === 'skipped')
          skipped.push({ name: test.fullName, reason: result.note ?? 'no reason given' })
        else failedHere += 1
      }
      // A file that cannot be loaded, or whose hook fails, has no failed test to show for it.
      failed += failedHere === 0 && module.state() === 'failed' ? 1 : failedHere
    }
    const file = process.env['TALLY_FILE']
    if (file) writeFileSync(file, JSON.stringify({ passed, failed, skipped }))
  }
}
