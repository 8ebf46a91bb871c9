import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { electronBinary, notRun } from './electron/binary.ts'
import { ensureNeeds, needsMessage } from './runner/needs.ts'
import { readPlaywright, readTally, settle, summaryLines, type Row, type Tally } from './runner/tally.ts'

/** `npm test`: everything, one after the other. The last line is the count. */

interface Step {
  readonly name: string
  readonly command: readonly string[]
  /** The report of a runner of tests; without one the step is a single check. */
  readonly report?: { readonly file: string; readonly read: (json: unknown) => Tally }
}

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = `${root}test-results`
/** Longer than the slowest step on a slow machine; a step that hangs must not hang the run. */
const longestStepMs = 20 * 60_000

const hasElectron = electronBinary() !== undefined
const steps: readonly Step[] = [
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'typecheck', command: ['npm', 'run', '--silent', 'typecheck'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  vitest('unit', ['unit', 'renderer']),
  vitest('integration', ['integration']),
  {
    name: 'e2e',
    command: ['playwright', 'test', '--config', 'test/playwright.config.ts'],
    report: { file: `${reports}/e2e.json`, read: readPlaywright },
  },
  ...(hasElectron ? [{ name: 'electron', command: ['npm', 'run', '--silent', 'test:electron'] }] : []),
]

function vitest(name: string, projects: readonly string[]): Step {
  const reporters = ['--reporter=default', '--reporter=./test/runner/vitest-tally.ts']
  const chosen = projects.flatMap(project => ['--project', project])
  return {
    name,
    command: ['vitest', 'run', '--config', 'test/vitest.config.ts', ...chosen, ...reporters],
    report: { file: `${reports}/${name}.json`, read: readTally },
  }
}

function run([program = '', ...args]: readonly string[], tallyFile: string): Promise<number | null> {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, TALLY_FILE: tallyFile },
      timeout: longestStepMs,
      shell: process.platform === 'win32',
    })
    child.on('error', error => {
      console.error(`${program}: ${error.message}`)
      resolve(null)
    })
    child.on('close', resolve)
  })
}

async function runStep({ name, command, report }: Step): Promise<Row> {
  console.log(`\n── ${name}: ${command.join(' ')}`)
  const startedAt = performance.now()
  if (report) rmSync(report.file, { force: true })
  const exitCode = await run(command, report?.file ?? '')
  const check = exitCode === 0 ? { passed: 1, failed: 0, skipped: [] } : { passed: 0, failed: 1, skipped: [] }
  const settled = settle(report ? readReport(report) : check, exitCode)
  return { name, seconds: (performance.now() - startedAt) / 1000, ...settled }
}

function readReport({ file, read }: NonNullable<Step['report']>): Tally | null {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

const missing = ensureNeeds()
if (missing.length > 0) {
  console.error(needsMessage(missing))
  console.log('0 passed, 1 failed')
  process.exit(1)
}
mkdirSync(reports, { recursive: true })
const rows: Row[] = []
for (const step of steps) rows.push(await runStep(step))
console.log(`\n── summary\n${summaryLines(rows, hasElectron ? [] : [notRun]).join('\n')}`)
process.exitCode = rows.some(row => row.failed > 0) ? 1 : 0
