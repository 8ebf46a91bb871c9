import { expect, it } from 'vitest'
import { deskKeyword, deskOf } from '../../../electron/domain/desk-keyword.ts'

it('F17: a desk marks letters by its installation and its machine, in an atom that any server keeps', () => {
  const keywordOf = (machine: string) => deskKeyword('0123456789abcdef', machine)
  expect(keywordOf('RECEPTION-2.local')).toBe('Pryimalnia-01234567-RECEPTION-2.local')
  for (const machine of [
    'Рецепція',
    '',
    '(\\Deleted)',
    'a "b" {c}%*]',
    '-',
    'x'.repeat(300),
    'very long name of a desk',
  ])
    expect(keywordOf(machine)).toMatch(/^Pryimalnia-01234567-[A-Za-z0-9._-]{1,20}$/)
  expect(keywordOf('Рецепція')).toBe('Pryimalnia-01234567-desk')
})

it('F17: other desks are known by their keywords, whatever a server makes of the letters’ case', () => {
  expect(deskOf('Pryimalnia-01234567-RECEPTION-2.local')).toBe('RECEPTION-2.local')
  expect(deskOf('pryimalnia-01234567-reception')).toBe('reception')
  for (const other of [
    '\\Seen',
    '$Forwarded',
    'Pryimalnia',
    'Pryimalnia-0123-desk',
    `Pryimalnia-01234567-${'x'.repeat(21)}`,
  ])
    expect(deskOf(other)).toBeNull()
})
