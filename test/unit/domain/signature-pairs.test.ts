import { expect, test } from 'vitest'
import { pairSignatures } from '../../../electron/domain/signature-pairs.ts'
import type { MediaKind } from '../../../shared/model/package.ts'

const file = (name: string, takenFrom: number | null = null, content = `${name} ${takenFrom}`) => {
  const media: MediaKind = /\.p7[sm]$/i.test(name) ? 'signature' : /\.(?:zip|asice)$/i.test(name) ? 'zip' : 'pdf'
  return { name, media, sha256: content, takenFrom }
}

test.each<[string, readonly ReturnType<typeof file>[], readonly (number | null)[]]>([
  ['its name and one more extension', [file('a.pdf.p7s'), file('b.pdf'), file('a.pdf')], [2, null, null]],
  ['another extension', [file('a.pdf'), file('a.p7s')], [null, 0]],
  [
    'another case, other accents',
    [file('ПАСПОРТ КИЇВ.PDF'), file('Паспорт Ки\u0457в.pdf.P7S'.normalize('NFD'))],
    [null, 0],
  ],
  ['what it was around', [file('x.p7m'), file('letter', 0), file('x.pdf')], [1, null, null]],
  ['a container and its document beside it', [file('a.pdf'), file('a.pdf.asice')], [null, 0]],
  ['one that is there twice', [file('a.pdf'), file('a.pdf'), file('a.pdf.p7s')], [null, null, 0]],
  ['two of them', [file('a.pdf.p7s'), file('b.pdf.p7s'), file('b.pdf'), file('a.pdf')], [3, 2, null, null]],
  ['a signature of a signature', [file('a.pdf.p7s.p7s'), file('a.pdf.p7s'), file('a.pdf')], [null, 2, null]],
])('a signature finds its document: %s', (_, parts, pairs) => {
  expect(pairSignatures(parts)).toEqual(pairs)
})

test.each<[string, readonly ReturnType<typeof file>[]]>([
  ['of the whole letter', [file('a.pdf'), file('smime.p7s')]],
  ['without a name', [file('a.pdf'), file('.p7s')]],
  ['of two that are named alike', [file('a.pdf', null, '1'), file('a.pdf', null, '2'), file('a.pdf.p7s')]],
  ['of two that differ in their extension', [file('a.pdf'), file('a.jpg'), file('a.p7s')]],
  ['around several', [file('a.asice'), file('a.pdf', 0), file('b.pdf', 0)]],
  ['of nothing: an archive is none', [file('a.pdf'), file('a.pdf.zip')]],
])('it finds none that may be another: %s', (_, parts) => {
  expect(pairSignatures(parts)).toEqual(parts.map(() => null))
})
