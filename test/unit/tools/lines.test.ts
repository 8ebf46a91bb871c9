import { expect, test } from 'vitest'
import { createProgress, toLine } from '../../../electron/tools/support/lines.ts'

test('a line is exact for programs and harmless for terminals', () => {
  const value = { name: 'a\u202Egpj.exe\n\u001B[2J\u0085\u2028\uFEFF їжак 🦔\uD800' }
  const line = toLine(value)
  expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e\ufeff]/)
  expect(line).toContain('їжак 🦔')
  expect(JSON.parse(line)).toEqual(value)
})

test('progress is for people only', () => {
  const said: string[] = []
  const terminal = (isTTY: boolean) => ({ isTTY, write: (text: string) => said.push(text) }) as never
  createProgress('work', terminal(false)).step(1, 5)
  createProgress('work', terminal(true)).step(0, 1)
  expect(said).toEqual([])
  createProgress('work', terminal(true)).step(1, 5)
  expect(said.join('')).toContain('work 1/5')
})
