import { expect, it } from 'vitest'
import { decideAside, floodLetters, floodMs, mayCrowd } from '../../../electron/domain/aside.ts'
import { hashOfCopies } from '../../../electron/domain/copies-hash.ts'

it.each([
  ['a person wrote', null, false, 0, null],
  ['a person wrote, with copies', null, true, 0, null],
  ['a program wrote without copies', 'program', false, 0, 'automatic'],
  ['a program wrote with copies, as Дія does', 'program', true, 0, null],
  ['an answering machine wrote, with copies of somebody', 'reply', true, 0, 'automatic'],
  ['could not be delivered, with copies of somebody', 'bounce', true, 0, 'automatic'],
  ['has 49 neighbours of its sender', null, true, floodLetters - 1, null],
  ['has 50 neighbours of its sender', null, true, floodLetters, 'flood'],
  ['a program wrote with copies among 50 of its kind', 'program', true, floodLetters, 'flood'],
  ['an answering machine wrote 50 times', 'reply', false, floodLetters, 'automatic'],
] as const)('a letter that %s has its place (F59)', (_name, automatic, hasKnownCopies, neighbours, expected) => {
  for (const stored of [
    { before: neighbours, after: 0 },
    { before: 0, after: neighbours },
  ])
    expect(decideAside({ automatic, isTest: false, hasKnownCopies, stored, queued: [], receivedAt: 0 })).toBe(expected)
})

it('a letter between others of its sender is a flood when a minute with it is full in the queue, and only then (F59)', () => {
  const between = {
    automatic: null,
    isTest: false,
    hasKnownCopies: true,
    stored: { before: 40, after: 40 },
    receivedAt: 0,
  }
  const at = (count: number, time: number) => Array.from({ length: count }, () => time)
  const decide = (...queued: number[]) => decideAside({ ...between, queued })
  expect(decide(...at(25, -1_000), ...at(25, floodMs - 1_000))).toBe('flood')
  expect(decide(...at(25, -1_000), ...at(24, floodMs - 1_000))).toBeNull()
  expect(decide(...at(25, -1_000), ...at(25, floodMs - 999))).toBeNull()
  expect(decide(...at(25, -floodMs), ...at(25, 1))).toBeNull()
  expect([mayCrowd({ before: 25, after: 24 }), mayCrowd({ before: 25, after: 25 })]).toEqual([false, true])
})

it('a set of copies is known again in any order, and not by a part of it, nor by nothing', () => {
  const copy = (letter: string, bytes = 1) => ({ sha256: letter.repeat(64), bytes })
  const set = hashOfCopies([copy('a'), copy('b')])
  expect(set).toMatch(/^[0-9a-f]{64}$/)
  expect(hashOfCopies([copy('b'), copy('a')])).toBe(set)
  expect(hashOfCopies([copy('b'), copy('a'), copy('c', 0)])).toBe(set)
  for (const other of [[copy('a')], [copy('a'), copy('b'), copy('b')]]) expect(hashOfCopies(other)).not.toBe(set)
  for (const nothing of [[], [copy('c', 0)]]) expect(hashOfCopies(nothing)).toBeNull()
})
