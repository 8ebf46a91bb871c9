/** Line and paragraph separators, tabs and all other controls that stand between words. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu

/**
 * Characters that are not seen or that turn the reading direction: format controls (bidi, zero-width, tags),
 * lone surrogates, private use, and the letters and marks that draw nothing.
 */
const unseen = /[\p{Cf}\p{Cs}\p{Co}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\uFE00-\uFE0F\u{E0100}-\u{E01EF}]+/gu

/** More marks on one letter than any alphabet needs: they would paint over the lines around. */
const piledMarks = /(\p{M}{3})\p{M}+/gu

/** How much longer than the limit a text may be before cleaning; what lies beyond is not looked at. */
const rawFactor = 8

/** One visible line: NFC, no controls, no direction changes, no zero-width characters, at most `limit` characters. */
export function singleLine(raw: string, limit: number): string {
  const text = normalized(raw, limit).replace(breaks, ' ').replace(unseen, '').replace(piledMarks, '$1')
  return cut(text.replace(/ +/g, ' ').trim(), limit).trim()
}

/** Several visible lines, cleaned like `singleLine`; no more than one blank line in a row. */
export function visibleLines(raw: string, limit: number): string {
  const lines = normalized(raw, limit)
    .split(/\r\n|[\n\r\p{Zl}\p{Zp}]/u)
    .map(line => line.replace(breaks, ' ').replace(unseen, '').replace(piledMarks, '$1').trimEnd())
  return cut(
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    limit,
  ).trim()
}

/** The first `limit` characters; a character is never cut in two. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const last = text.charCodeAt(limit - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit)
}

function normalized(raw: string, limit: number): string {
  return raw
    .slice(0, limit * rawFactor)
    .toWellFormed()
    .normalize('NFC')
}
