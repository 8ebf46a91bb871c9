// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { linesOf, stateOf, visibleLines } from '../../renderer/services/list-lines.ts'
import { serviceRow } from '../fakes/services.ts'

const branch = (id: string) => ({ id, name: id, institution: '', mailboxId: null })

describe('the lines of the list', () => {
  const rows = [
    serviceRow({ id: 's1', name: 'one' }),
    serviceRow({ id: 's2', name: 'two', branchId: 'b2' }),
    serviceRow({ id: 's3', name: 'three', branchId: 'b2' }),
  ]

  test('put services under their branches and know their neighbours', () => {
    const lines = linesOf(rows, [branch('b1'), branch('b2')], true)
    expect(lines.map(({ id }) => id)).toEqual(['b1', 's1', 'b2', 's2', 's3'])
    expect(lines[4]).toMatchObject({ above: { id: 's2' }, below: null })
  })

  test('show a branch without services only when the whole list is known', () => {
    const branches = [branch('b1'), branch('b2'), branch('b3')]
    expect(linesOf(rows, branches, true).at(-1)).toMatchObject({ kind: 'branch', id: 'b3', rows: [] })
    expect(linesOf(rows, branches, false).map(({ id }) => id)).not.toContain('b3')
  })
})

test('of a service the alarm is seen first, then what is missing, then whether visitors see it', () => {
  const row = { code: 'sealed', removedAt: null, active: true } as const
  expect(stateOf(row)).toBe('on')
  expect(stateOf({ ...row, active: false })).toBe('off')
  expect(stateOf({ ...row, code: 'none' })).toBe('none')
  expect(stateOf({ ...row, code: 'none', removedAt: 1 })).toBe('gone')
  expect(stateOf({ ...row, code: 'broken', removedAt: 1 })).toBe('broken')
})

describe('of ten thousand lines', () => {
  test('only those in view and a few around them are drawn', () => {
    const { first, end } = visibleLines(220_000, 600, 44, 10_000)
    expect([first, end]).toEqual([4_992, 5_022])
  })

  test('the ends are whole, wherever the frame says it is', () => {
    expect(visibleLines(0, 600, 44, 10_000).first).toBe(0)
    expect(visibleLines(1e9, 600, 44, 10_000)).toEqual({ first: 9_992, end: 10_000 })
    expect(visibleLines(0, 0, 44, 3)).toEqual({ first: 0, end: 3 })
  })
})
