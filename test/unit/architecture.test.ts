import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { problemsOf, schemasInWindows } from './architecture/rules.ts'
import { readSource } from './architecture/source.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Used by renderer/vite.config.ts, on Node: no part of a window. */
const buildFiles = ['renderer/preview/pdf-assets.ts']
const paths = globSync('{electron,renderer,shared}/**/*.{ts,tsx}', { cwd: root })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => !/\.config\.ts$|\.d\.ts$/.test(path) && !buildFiles.includes(path))
const sources = paths.map(path => readSource(path, readFileSync(`${root}/${path}`, 'utf8')))

describe('the tree', () => {
  test('keeps the layers, the clock and the size of files', () => {
    expect(sources.length).toBeGreaterThan(40)
    expect(sources.flatMap(problemsOf)).toEqual([])
  })

  test('ships no schema code to windows', () => {
    expect(schemasInWindows(sources)).toEqual([])
  })
})

describe('the rules find what is planted', () => {
  const planted: readonly (readonly [path: string, text: string, why: RegExp])[] = [
    ['electron/app/a.ts', "import { app } from 'electron'", /two doors/],
    ['electron/app/a.ts', "export { app } from 'electron'", /two doors/],
    ['electron/app/a.ts', "const e = await import('electron/main')", /two doors/],
    ['electron/web.ts', "const e = require('electron')", /two doors/],
    ['electron/domain/a.ts', "import { x } from '../store/x.ts'", /domain may not import values of store/],
    ['electron/domain/a.ts', "import type { Clock } from '../jobs/clock.ts'", /domain may not import types of jobs/],
    ['electron/store/a.ts', "import { x } from '../mail/x.ts'", /store may not import values of mail/],
    ['electron/store/a.ts', "import type { X } from '../mail/x.ts'", /store may not import types of mail/],
    ['electron/store/migrations/a.ts', "import { x } from '../../mail/x.ts'", /store may not import values of mail/],
    [
      'electron/mail/a.ts',
      "import { type Clock, systemClock } from '../jobs/clock.ts'",
      /mail may not import values of jobs/,
    ],
    ['electron/mail/a.ts', "import type { Job } from '../jobs/job.ts'", /mail may not import types of jobs/],
    ['electron/jobs/a.ts', "import type { App } from '../app/start.ts'", /jobs may not import types of app/],
    ['electron/app/a.ts', "import { w } from '../shell/web.ts'", /app may not import values of shell/],
    ['electron/shell/a.ts', "import { s } from '../app/start.ts'", /shell may not import values of app/],
    ['electron/shell/a.ts', "import type { s } from '../store/store.ts'", /shell may not import types of store/],
    ['electron/unheard/a.ts', "import { x } from '../domain/x.ts'", /not a layer/],
    ['electron/app/a.ts', "import type { x } from '../../renderer/x.ts'", /electron and shared only/],
    ['renderer/a.tsx', "import type { App } from '../electron/app/start.ts'", /renderer and shared only/],
    ['renderer/a.tsx', "import { z } from 'zod'", /no zod/],
    ['renderer/a.tsx', "import { readFile } from 'node:fs'", /not Node/],
    ['renderer/a.tsx', "import { contract } from '../shared/contract.ts'", /types only/],
    ['renderer/a.tsx', "import { packageDetails } from '../shared/model/package.ts'", /types only/],
    ['shared/a.ts', "import { x } from '../electron/domain/x.ts'", /itself and zod/],
    ['shared/a.ts', "import fs from 'node:fs'", /itself and zod/],
    ...[
      ...[
        'Date.now()',
        'new Date()',
        'Date()',
        'performance.now()',
        'setTimeout(f, 1)',
        'globalThis.setInterval(f, 1)',
      ],
      ...['Math.random()', 'const { random } = Math', 'f(Date.now)', 'f(setInterval)', 'AbortSignal.timeout(1)'],
      ...['crypto.randomUUID()', 'nodeCrypto.randomBytes(8)', 'const x = { setTimeout }', 'process.hrtime.bigint()'],
      ...["import { randomBytes } from 'node:crypto'", "import { setTimeout as d } from 'node:timers/promises'"],
    ].map(text => ['electron/domain/a.ts', text, /reads the clock/] as const),
    ['electron/app/a.ts', 'const x = y as any', /as any silences/],
    ['electron/app/a.ts', '// @ts-ignore: because\nf()', /@ts-ignore silences/],
  ]
  test.each(planted)('%s: %s', (path, text, why) => {
    expect(problemsOf(readSource(path, text)).join('\n')).toMatch(why)
  })

  test('a file that is too long', () => {
    expect(problemsOf(readSource('shared/a.ts', 'f()\n'.repeat(301)))).toEqual(['shared/a.ts: 301 lines, at most 300'])
  })

  test('a schema that comes to a window by a detour', () => {
    const tree = [
      readSource('renderer/a.tsx', "import { settings } from '../shared/settings.ts'"),
      readSource('shared/settings.ts', "import { z } from 'zod'"),
    ]
    expect(schemasInWindows(tree)).toEqual(['renderer/a.tsx → shared/settings.ts → zod'])
  })
})

describe('the rules leave alone what is allowed', () => {
  test.each([
    ['electron/main.ts', "import { app } from 'electron'"],
    [
      'electron/shell/electron.ts',
      "import type { BrowserWindow } from 'electron'\nimport type { Dispatch } from '../app/dispatch.ts'",
    ],
    ['electron/mail/a.ts', "import type { Clock } from '../jobs/clock.ts'\nimport { x } from '../domain/x.ts'"],
    [
      'electron/app/a.ts',
      "import { openStore } from '../store/store.ts'\nimport type { Shell } from '../shell/shell.ts'",
    ],
    ['electron/mail/a.ts', 'socket.setTimeout(5)\nconst d = new Date(5)\nconst o = { setTimeout: 1 }\nclock.now()'],
    ['electron/jobs/clock.ts', 'Date.now()'],
    ['electron/store/a.ts', "import { createHash } from 'node:crypto'"],
    [
      'renderer/a.tsx',
      "import type { Bridge } from '../shared/contract.ts'\nimport { AppError } from '../shared/errors.ts'",
    ],
    [
      'shared/a.ts',
      "import { z } from 'zod'\n// 'as any' and import('electron') in a comment\nconst text = 'Date.now()'",
    ],
  ])('%s: %s', (path, text) => {
    expect(problemsOf(readSource(path, text))).toEqual([])
  })
})
