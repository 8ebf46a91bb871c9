import { describe, expect, test } from 'vitest'
import { benchLine, drillLine } from '../runner/lines.ts'
import { needsMessage, packagesOf, unmet, type Need } from '../runner/needs.ts'
import { countLine, readPlaywright, readTally, settle, summaryLines } from '../runner/tally.ts'

const none = { passed: 0, failed: 0, skipped: [] }

describe('counting', () => {
  test('the count line is exact', () => {
    expect(
      countLine([
        { ...none, passed: 3 },
        { ...none, passed: 2, failed: 1 },
      ]),
    ).toBe('5 passed, 1 failed')
    const skipped = [{ name: 'a', reason: 'no printer' }]
    expect(countLine([{ ...none, passed: 3, skipped }])).toBe('3 passed, 0 failed, 1 skipped')
  })

  test('a run that ended well is taken as counted', () => {
    expect(settle({ ...none, passed: 2 }, 0)).toEqual({ ...none, passed: 2, note: '' })
    expect(settle({ ...none, passed: 2, failed: 1 }, 1)).toMatchObject({ failed: 1, note: '' })
  })

  test.each([
    ['no report', null, 0, 'left no report, ended with 0'],
    ['a crash', null, 139, 'left no report, ended with 139'],
    ['a stop', null, null, 'left no report, was stopped'],
    ['a bad end without a failed test', { ...none, passed: 2 }, 1, 'ended with 1'],
    ['no tests', none, 0, 'ran no tests'],
    ['skipped tests only', { ...none, skipped: [{ name: 'a', reason: 'b' }] }, 0, 'ran no tests'],
  ])('%s is a failure', (_name, counted, exitCode, note) => {
    expect(settle(counted, exitCode)).toMatchObject({ failed: 1, note })
  })
})

describe('reports', () => {
  test("Playwright's, with nested suites, flaky and skipped tests and errors outside tests", () => {
    const spec = (status: string, annotations: unknown[] = []) => ({ title: status, tests: [{ status, annotations }] })
    const report = {
      suites: [
        {
          title: 'desk.spec.ts',
          specs: [spec('expected'), spec('unexpected')],
          suites: [
            { title: 'inner', specs: [spec('flaky'), spec('skipped', [{ type: 'skip', description: 'no screen' }])] },
            { title: 'other', specs: [spec('skipped')] },
          ],
        },
      ],
      errors: [{ message: 'global setup' }],
    }
    expect(readPlaywright(report)).toEqual({
      passed: 1,
      failed: 3,
      skipped: [
        { name: 'desk.spec.ts › inner › skipped', reason: 'no screen' },
        { name: 'desk.spec.ts › other › skipped', reason: 'no reason given' },
      ],
    })
  })

  test('what is not a report is refused', () => {
    expect(() => readPlaywright({})).toThrow()
    expect(() => readTally({ passed: 'all' })).toThrow()
  })

  test('the summary ends with the count, after the reasons of skipped tests and remarks', () => {
    const skipped = [{ name: 'prints', reason: 'no printer' }]
    const rows = [
      { name: 'lint', passed: 1, failed: 0, skipped: [], seconds: 0.3, note: '' },
      { name: 'integration', passed: 4, failed: 1, skipped, seconds: 12.04, note: 'ended with 1' },
    ]
    expect(summaryLines(rows, ['electron: not run: no Electron binary'])).toEqual([
      'lint             1 passed     0 failed     0 skipped   0.3 s',
      'integration      4 passed     1 failed     1 skipped  12.0 s  ended with 1',
      'skipped: integration: prints: no printer',
      'electron: not run: no Electron binary',
      '5 passed, 1 failed, 1 skipped',
    ])
  })
})

describe('last lines', () => {
  test('of a bench, in plain digits', () => {
    expect(benchLine('arrival', 0.51234, 's', '≤ 1.5 s')).toBe('arrival: 0.5123 s (target ≤ 1.5 s)')
    expect(benchLine('letters', 1234567.8, 'letters', '≥ 1000')).toBe('letters: 1234568 letters (target ≥ 1000)')
    expect(benchLine('tiny', 1e-7, 's', '< 1 s')).toBe('tiny: 0.0000001 s (target < 1 s)')
  })

  test('of a drill', () => {
    expect(drillLine('hostile-letters', 32, 31)).toBe('hostile-letters: tried 32, survived 31')
    expect(drillLine('many', 1_000_000, 1_000_000)).toBe('many: tried 1000000, survived 1000000')
  })
})

describe('needs of the system', () => {
  const need = (what: string, isMet: boolean, packages = [what]): Need => ({ what, packages, isMet: () => isMet })

  test('only what is missing is named, each package once', () => {
    const needs = [
      need('browser', true),
      need('server', false, ['imap', 'tls']),
      need('letters', false, ['fonts', 'tls']),
    ]
    const missing = unmet(needs)
    expect(missing.map(({ what }) => what)).toEqual(['server', 'letters'])
    expect(packagesOf(missing)).toEqual(['imap', 'tls', 'fonts'])
    expect(needsMessage(missing)).toContain('server, letters.\nOn Debian: sudo apt-get install imap tls fonts')
  })
})
