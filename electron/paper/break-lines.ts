/** Width of a piece of text in the unit of the limit. */
export type Measure = (text: string) => number

/** As few lines as the width allows, broken at spaces; what is wider than a line is broken where it must be. */
export function breakLines(text: string, limit: number, measure: Measure): readonly string[] {
  if (text === '') return []
  const space = measure(' ')
  const lines: { text: string; width: number }[] = []
  for (const word of text.split(' ').flatMap(word => fitWord(word, limit, measure))) {
    const width = measure(word)
    const last = lines.at(-1)
    if (last !== undefined && last.width + space + width <= limit) {
      last.text += ` ${word}`
      last.width += space + width
    } else {
      lines.push({ text: word, width })
    }
  }
  return lines.map(line => line.text)
}

/** The same number of lines, as even as they can be: for what is read at one glance. */
export function balanceLines(text: string, limit: number, measure: Measure): readonly string[] {
  const lines = breakLines(text, limit, measure)
  // No narrower than the widest word, which must not be broken for evenness' sake.
  let narrow = Math.min(limit, Math.max(...text.split(' ').map(measure)))
  let wide = limit
  for (let step = 0; step < 8; step++) {
    const middle = (narrow + wide) / 2
    if (breakLines(text, middle, measure).length > lines.length) narrow = middle
    else wide = middle
  }
  return breakLines(text, wide, measure)
}

/** A word that is too wide gives way first where words are tied, then behind a hyphen, then anywhere. */
function fitWord(word: string, limit: number, measure: Measure): readonly string[] {
  if (measure(word) <= limit) return [word]
  const tied = word.split('\u00a0')
  if (tied.length > 1) return tied.flatMap(part => fitWord(part, limit, measure))
  const pieces = word.split(/(?<=[-–—/.,])(?=.)/)
  if (pieces.length > 1) return joined(pieces, limit, measure).flatMap(part => fitWord(part, limit, measure))
  const letters = Array.from(word)
  return letters.length > 1 ? joined(letters, limit, measure) : [word]
}

/** Neighbours put together again as long as they fit. */
function joined(pieces: readonly string[], limit: number, measure: Measure): readonly string[] {
  return pieces.reduce<string[]>((parts, piece) => {
    const last = parts.at(-1)
    if (last !== undefined && measure(last + piece) <= limit) parts[parts.length - 1] = last + piece
    else parts.push(piece)
    return parts
  }, [])
}
