import { maxCells } from './limits.ts'

export interface CsvRecord {
  /** As a spreadsheet numbers its rows, blank ones too. */
  readonly number: number
  readonly cells: readonly string[]
  /**
   * A quote opens a cell and nothing closes it: such a cell runs on over the lines below, to the next quote or to the
   * end, and swallows them.
   */
  readonly isBroken: boolean
}

/**
 * RFC 4180 and what spreadsheets make of it: quotes that stand inside a bare cell are letters, what follows a closing
 * quote still belongs to the cell, and lines end with CR, LF or both.
 */
export function* csvRecords(text: string, delimiter: string): Generator<CsvRecord, undefined> {
  let cells: string[] = []
  let isBroken = false
  let number = 1
  for (let at = 0; at < text.length;) {
    const quoted = text[at] === '"' ? readQuoted(text, at + 1) : { cell: '', next: at }
    const end = findEnd(text, quoted.next, delimiter)
    // Whoever doubles and closes quotes writes nothing between a closing one and the delimiter.
    isBroken ||= quoted.next > text.length || (end > quoted.next && /[\r\n]/.test(quoted.cell))
    if (cells.length < maxCells) cells.push(quoted.cell + text.slice(quoted.next, end))
    if (text[end] === delimiter) {
      at = end + 1
      // Behind the last delimiter of all there is one more cell, an empty one: nobody will miss it.
      if (at < text.length) continue
    }
    yield { number, cells, isBroken }
    cells = []
    isBroken = false
    number += 1
    at = Math.max(at, end) + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
  }
}

/** A cell from behind its opening quote; doubled quotes stand for one. One that never closes ends beyond the text. */
function readQuoted(text: string, start: number): { readonly cell: string; readonly next: number } {
  let cell = ''
  for (let at = start; ;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { cell: cell + text.slice(at), next: text.length + 1 }
    cell += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { cell, next: quote + 1 }
    cell += '"'
    at = quote + 2
  }
}

function findEnd(text: string, start: number, delimiter: string): number {
  let at = start
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}
