import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One file each, and the rule that must refuse it. */
const planted: Readonly<Record<string, readonly [text: string, rule: string]>> = {
  'electron/app/door.ts': ["import { app } from 'electron'\nexport default app", 'no-restricted-imports'],
  'electron/domain/store.ts': ["import { a } from '../store/a.ts'\nexport default a", 'no-restricted-imports'],
  'electron/store/mail.ts': ["import { a } from '../mail/a.ts'\nexport default a", 'no-restricted-imports'],
  'electron/mail/app.ts': ["import type { A } from '../app/a.ts'\nexport const a: A = 1", 'no-restricted-imports'],
  'electron/jobs/app.ts': ["import { a } from '../app/a.ts'\nexport default a", 'no-restricted-imports'],
  'electron/shell/app.ts': ["import { a } from '../app/a.ts'\nexport default a", 'no-restricted-imports'],
  'electron/app/window.ts': ["import { a } from '../../renderer/a.ts'\nexport default a", 'no-restricted-imports'],
  'electron/app/dice.ts': [
    "import { randomBytes } from 'node:crypto'\nexport default randomBytes",
    'no-restricted-imports',
  ],
  'electron/app/timers.ts': [
    "import { setTimeout as a } from 'node:timers/promises'\nexport default a",
    'no-restricted-imports',
  ],
  'electron/app/now.ts': ['export const a = Date.now()', 'no-restricted-properties'],
  'electron/app/later.ts': ['setTimeout(() => {}, 1)', 'no-restricted-globals'],
  'renderer/app.ts': ["import { a } from '../electron/app/a.ts'\nexport default a", 'no-restricted-imports'],
  'renderer/schema.ts': ["import { z } from 'zod'\nexport default z", 'no-restricted-imports'],
  'renderer/contract.ts': ["import { a } from '../shared/contract.ts'\nexport default a", 'no-restricted-imports'],
  'renderer/random.tsx': ['export const a = Math.random()', 'no-restricted-properties'],
  'renderer/Hook.tsx': [
    "import { useState } from 'react'\nexport function A(p: { b: boolean }) {\n  if (p.b) useState(1)\n  return null\n}",
    'rules-of-hooks',
  ],
  'shared/node.ts': ["import a from 'node:fs'\nexport default a", 'no-restricted-imports'],
  'shared/any.ts': ['export const a = JSON.parse("1") as any', 'no-explicit-any'],
  // Only an eye that knows types sees this one.
  'electron/app/floating.ts': [
    'async function store() {}\nexport function take() {\n  store()\n}',
    'no-floating-promises',
  ],
}

const allowed: Readonly<Record<string, string>> = {
  'electron/main.ts': "import { app } from 'electron'\nexport default app",
  'electron/shell/types.ts': "import type { BrowserWindow } from 'electron'\nexport type Window = BrowserWindow",
  'electron/mail/clock.ts': "import type { Clock } from '../jobs/clock.ts'\nexport type Time = Clock",
  'electron/jobs/clock.ts': 'export const now = () => Date.now()',
  'renderer/types.ts': "import type { Bridge } from '../shared/contract.ts'\nexport type B = Bridge",
  'shared/schema.ts': "import { z } from 'zod'\nexport default z",
  'electron/app/awaited.ts': 'async function store() {}\nexport async function take() {\n  await store()\n}',
}

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[]
}

let folder = ''
let found: readonly string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lint-'))
  await cp(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  const files = [...Object.entries(planted).map(([path, [text]]) => [path, text] as const), ...Object.entries(allowed)]
  for (const [path, text] of files) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: { lint: string } }
  const [, ...options] = scripts.lint.split(' ')
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const run = promisify(execFile)(process.execPath, [oxlint, ...options, '--format=json'], { cwd: folder })
  const { stdout } = await run.catch((error: { stdout: string }) => error)
  const report = JSON.parse(stdout) as Report
  found = report.diagnostics.map(({ code, filename }) => `${filename.replaceAll('\\', '/')}: ${code}`)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test.each(Object.entries(planted))('lint refuses %s', (path, [, rule]) => {
  expect(found.filter(line => line.startsWith(`${path}: `) && line.includes(`(${rule})`))).toHaveLength(1)
})

test.each(Object.keys(allowed))('lint lets %s pass', path => {
  expect(found.filter(line => line.startsWith(`${path}: `))).toEqual([])
})
