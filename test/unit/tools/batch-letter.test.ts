import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseLetter } from '../../../electron/mail/parse.ts'
import { asCopy, composeBatch, enclosedName } from '../../../electron/tools/preview/batch-letter.ts'
import { blankPdf } from '../../../electron/tools/preview/blank.ts'
import { createDice } from '../../fixtures/hostile-pdfs.ts'
import { jpegBytes, pngBytes } from '../../fixtures/letters.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('files come out of the letter as they went in, whatever they hold', () => {
  const dice = createDice(3)
  const files = [
    blankPdf(),
    Buffer.alloc(0),
    Buffer.from('\r\n'),
    Buffer.from('--files-x\r\n--files-x--\r\nContent-Type: text/html\r\n\r\n<script>'),
    Buffer.from('\n--files-x-\n'),
    Buffer.from(Uint8Array.from({ length: 100_000 }, () => Math.floor(dice() * 256))),
    Buffer.from('%PDF-1.7\r'),
  ].map((bytes, index) => ({ name: enclosedName(index, `/tmp/${index}.PDF`), bytes }))
  const outcome = parseLetter(composeBatch(files, 'a@example.org', 'x'))
  if (outcome.kind !== 'letter') throw new Error(outcome.reason)
  expect(outcome.letter.parts.map(({ name, sha256 }) => [name, sha256])).toEqual(
    files.map(({ name, bytes }) => [name, sha256(bytes)]),
  )
})

test('names say their place and claim what the file claimed', () => {
  expect(enclosedName(7, '/a/Їжак.PDF')).toBe('file-007.pdf')
  expect(enclosedName(12, 'no extension')).toBe('file-012')
  expect(enclosedName(100, 'x."\r\n;y')).toBe('file-100.y')
})

test('small pictures are made large enough to be taken for copies; nothing else is touched', () => {
  for (const picture of [jpegBytes, pngBytes]) {
    expect(asCopy(picture).length).toBe(20_000)
    expect(Buffer.from(asCopy(picture)).indexOf(picture)).toBe(0)
  }
  const pdf = blankPdf()
  expect(asCopy(pdf)).toBe(pdf)
})
