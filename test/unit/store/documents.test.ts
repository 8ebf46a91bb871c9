import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { TransferEncoding } from '../../../electron/domain/transfer-encoding.ts'
import { codeOf, documentOf, newPath, storeWithLetter, tamper } from './fixture.ts'

const pdf = Buffer.from('%PDF-1.4 копія \0\x01\x02\xff'.repeat(500), 'latin1')

function quoted(bytes: Uint8Array): string {
  const escaped = [...bytes].map(byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
  return escaped.map((text, index) => (index % 24 === 23 ? `${text}=\r\n` : text)).join('')
}

/** A letter in which `encoded` lies between two boundaries. */
function letterAround(encoded: Uint8Array) {
  const head = Buffer.from('Subject: Копії\r\n\r\n--edge\r\n\r\n')
  const raw = Buffer.concat([head, encoded, Buffer.from('\r\n--edge--\r\n')])
  return { raw, offset: head.length, length: encoded.length }
}

function storeWithDocument(encoded: Uint8Array, encoding: TransferEncoding, path = newPath()) {
  const { raw, offset, length } = letterAround(encoded)
  const store = storeWithLetter(raw, path)
  store.documents.add(documentOf('document', pdf, { range: { offset, length, encoding } }), null)
  return store
}

describe('the content of a document', () => {
  const lines = pdf.toString('base64').replace(/.{76}/g, '$&\r\n')
  test.each<[string, TransferEncoding, Uint8Array]>([
    ['identity', 'identity', pdf],
    ['base64', 'base64', Buffer.from(lines)],
    ['base64 without padding', 'base64', Buffer.from(lines.replace(/=+$/, ''))],
    ['base64 with spaces, tabs and blank lines', 'base64', Buffer.from(lines.replaceAll('\r\n', ' \t\r\n\r\n'))],
    ['quoted-printable', 'quoted-printable', Buffer.from(quoted(pdf))],
  ])('is decoded from the letter: %s', (_, encoding, encoded) => {
    expect(Buffer.from(storeWithDocument(encoded, encoding).documents.content('document')).equals(pdf)).toBe(true)
  })

  test.each([
    ['ends with a part of the letter', 1_048_576],
    ['begins with one', 1_048_576 + pdf.length],
    ['lies across the edge of two', 1_048_576 + 5],
    ['fills several', 4_000_000],
  ])('is found in a long letter: it %s', (_, end) => {
    const document = end === 4_000_000 ? randomBytes(3_000_000) : pdf
    const raw = Buffer.concat([randomBytes(end - document.length), document, randomBytes(700_000)])
    const store = storeWithLetter(raw)
    const range = { offset: end - document.length, length: document.length, encoding: 'identity' } as const
    store.documents.add(documentOf('document', document, { range }), null)
    expect(Buffer.from(store.documents.content('document')).equals(document)).toBe(true)
    expect(Buffer.from(store.letters.raw('letter')).equals(raw)).toBe(true)
  })

  test('may be stored beside the letter', () => {
    const store = storeWithLetter()
    store.documents.add(documentOf('document', pdf), pdf)
    expect(Buffer.from(store.documents.content('document')).equals(pdf)).toBe(true)
  })

  test('may be empty', () => {
    const store = storeWithLetter()
    const empty = Buffer.alloc(0)
    store.documents.add(documentOf('beside', empty), empty)
    const range = { offset: 10, length: 0, encoding: 'base64' } as const
    store.documents.add(documentOf('inside', empty, { position: 1, range }), null)
    expect(store.documents.content('beside')).toHaveLength(0)
    expect(store.documents.content('inside')).toHaveLength(0)
  })

  test('is refused when the letter was changed', () => {
    const path = newPath()
    const store = storeWithDocument(pdf, 'identity', path)
    tamper(path, other => other.execute("UPDATE letter_bytes SET raw = CAST(replace(raw, x'31', x'32') AS BLOB)"))
    expect(() => store.documents.content('document')).toThrow(new AppError('document.changed', 'document'))
  })

  test('is refused when the letter was cut', () => {
    const path = newPath()
    const store = storeWithDocument(pdf, 'identity', path)
    tamper(path, other => other.execute('UPDATE letter_bytes SET raw = substr(raw, 1, 500)'))
    expect(codeOf(() => store.documents.content('document'))).toBe('document.changed')
  })

  test('is missing without its bytes, and when nobody knows it', () => {
    const path = newPath()
    const store = storeWithDocument(pdf, 'identity', path)
    store.documents.add(documentOf('beside', pdf, { position: 1 }), pdf)
    tamper(path, other => other.execute('DELETE FROM letter_bytes; DELETE FROM document_bytes'))
    for (const id of ['document', 'beside', 'absent']) {
      expect(() => store.documents.content(id)).toThrow(new AppError('document.missing', id))
    }
  })
})

describe('documents', () => {
  test('come back as they were given, in the order of the letter', () => {
    const store = storeWithLetter()
    const range = { offset: 1, length: 2, encoding: 'quoted-printable' } as const
    const second = documentOf('a', pdf, {
      position: 1,
      range,
      isCopy: false,
      type: null,
      typeSource: null,
      problem: 'encrypted',
    })
    const first = documentOf('b', pdf)
    store.documents.add(second, null)
    store.documents.add(first, pdf)
    expect(store.documents.ofPackage('package')).toEqual([first, second])
    expect(store.documents.get('a')).toEqual(second)
    expect(store.documents.get('absent')).toBeUndefined()
    expect(store.documents.ofPackage('absent')).toEqual([])
  })

  test('have a range or content, never both or neither', () => {
    const store = storeWithLetter()
    const range = { offset: 1, length: 2, encoding: 'identity' } as const
    expect(() => store.documents.add(documentOf('document', pdf), null)).toThrow('either')
    expect(() => store.documents.add(documentOf('document', pdf, { range }), pdf)).toThrow('either')
  })

  test('go with their letter, and their bytes too', () => {
    const path = newPath()
    const store = storeWithDocument(pdf, 'identity', path)
    store.documents.add(documentOf('beside', pdf, { position: 1 }), pdf)
    tamper(path, other => {
      other.execute("DELETE FROM letters WHERE id = 'letter'")
      for (const table of ['letter_bytes', 'packages', 'documents', 'document_bytes']) {
        expect(other.prepare(`SELECT * FROM ${table}`).all(), table).toEqual([])
      }
    })
  })
})
