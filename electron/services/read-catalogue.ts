import type { CatalogueReading } from './catalogue.ts'
import { parseCsv } from './catalogue-csv.ts'
import { parseJson } from './catalogue-json.ts'
import { decodeCatalogue, isWorkbook } from './catalogue-text.ts'
import { maxCatalogueBytes } from './limits.ts'

/** Reads a catalogue, JSON or CSV by its content. May take a while: run it in a worker, under a deadline. */
export function readCatalogue(bytes: Uint8Array): CatalogueReading {
  if (bytes.length > maxCatalogueBytes) return { kind: 'refused', reason: 'source.too-large' }
  if (isWorkbook(bytes)) return { kind: 'refused', reason: 'source.spreadsheet' }
  const text = decodeCatalogue(bytes).trimStart()
  switch (text[0]) {
    case '{':
    case '[':
      return parseJson(text)
    // A page: of an address that moved, of a log-in, of a network that wants to be paid first.
    case '<':
    case undefined:
      return { kind: 'refused', reason: 'source.not-catalogue' }
    default:
      return parseCsv(text)
  }
}
