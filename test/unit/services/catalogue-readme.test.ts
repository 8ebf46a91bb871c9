import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { headings } from '../../../electron/services/csv-columns.ts'
import { documentTypes } from '../../../shared/document-types.ts'
import { documents } from '../../../shared/locales/uk/documents.ts'

test('the description of the list names every column in both languages and every copy', () => {
  const text = readFileSync(new URL('../../../resources/catalogue/README.md', import.meta.url), 'utf8')
  const words = text.replaceAll(/\s+/g, ' ')
  for (const { uk, en } of Object.values(headings)) {
    expect(words).toContain(uk)
    expect(words).toContain(en)
  }
  for (const type of documentTypes) expect(text).toContain(`| \`${type}\` | ${documents[type]} |`)
})
