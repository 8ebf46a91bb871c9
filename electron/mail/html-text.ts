const hidden = ['script', 'style', 'head', 'title', 'template']
const lineTags = /^\/?(?:p|div|br|tr|li|ul|ol|table|h[1-6]|blockquote|hr|section|article|header|footer|pre|dl|dt|dd)$/
const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  numero: '№',
}

/** The words of an HTML letter. One pass, no tree: nesting costs nothing, and nothing is ever interpreted. */
export function htmlToText(html: string): string {
  const lower = html.toLowerCase()
  let text = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      text += html.slice(at)
      break
    }
    text += html.slice(at, open).replace(/\s+/g, ' ')
    if (lower.startsWith('<!--', open)) {
      at = endOf('-->', open + 4)
      continue
    }
    const name = /^<(\/?[a-z][a-z0-9]*)/.exec(lower.slice(open, open + 24))?.[1]
    if (name === undefined && !/[!?/]/.test(lower[open + 1] ?? '')) {
      // A lone `<` of a sentence.
      text += '<'
      at = open + 1
      continue
    }
    if (name !== undefined && lineTags.test(name)) text += '\n'
    else if (name === 'td' || name === 'th') text += ' '
    at = endOf('>', open)
    if (name !== undefined && hidden.includes(name)) at = endOf('>', endOf(`</${name}`, at))
  }
  // Two passes: one that looks for a line end behind each blank takes seconds over a letter of blanks.
  return decodeEntities(text.replace(/[ \t]+/g, ' ').replace(/ ?\n ?/g, '\n'))

  /** Where the text after `mark` begins; an end that never comes swallows the rest, so the pass stays linear. */
  function endOf(mark: string, from: number): number {
    const found = lower.indexOf(mark, from)
    return found < 0 ? html.length : found + mark.length
  }
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : ''
    },
  )
}
