/** What a spreadsheet would take for a formula, and run. */
const formula = /^'*[=+\-@\t\r]/

/** What a spreadsheet would turn into a number or a date, and write back as another text. */
const mangled =
  /^(?:0\d+|\d{11,}|\d+e\d+|\d+(?:[.,\-/:]\d+)+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]?\d+|\d+[ -]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|true|false)$/i

/** A cell that every spreadsheet opens as the text that it is. {@link readCell} takes it back. */
export function writeCell(text: string, delimiter: string): string {
  const guarded = formula.test(text) ? `'${text}` : mangled.test(text) ? `="${text}"` : text
  return guarded.includes(delimiter) || /["\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** The text of a cell, whoever wrote it: `="007"` is the way to keep zeros, a quote before `=` to keep a formula still. */
export function readCell(cell: string): string {
  const text = cell.trim()
  if (text.startsWith("'")) return formula.test(text) ? text.slice(1) : text
  return /^="([^"]*)"$/.exec(text)?.[1] ?? text
}
