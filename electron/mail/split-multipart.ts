import { AppError } from '../../shared/errors.ts'
import { maxBoundary, maxNearMisses, maxParts } from './limits.ts'

/** Where a multipart with a false boundary is searched for its true one: it begins with it, or with a short preamble. */
const guessWindow = 16 * 1024

type Segment = readonly [start: number, end: number]

export interface Split {
  readonly segments: readonly Segment[]
  /** The delimiters are those that were declared, each alone on its line, the last one closes, and none follows it. */
  readonly ordinary: boolean
}

export interface Area {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
}

/**
 * The ranges between the delimiter lines of `declared`, or else of what looks like the true boundary; null when there
 * is nothing of that kind.
 * @throws AppError `letter.too-many-parts`
 */
export function splitMultipart(area: Area, declared: string): Split | null {
  const split = splitBy(area, declared.trimEnd())
  if (split) return { ...split, ordinary: split.ordinary && declared === declared.trimEnd() }
  const guessed = splitBy(area, guessBoundary(area))
  return guessed && { ...guessed, ordinary: false }
}

function splitBy({ bytes, start, end }: Area, boundary: string): Split | null {
  if (boundary === '' || boundary.length > maxBoundary) return null
  const segments: Segment[] = []
  // Bounded by the parent, so that a search never runs on into its other parts.
  const view = bytes.subarray(0, end)
  const marker = Buffer.from(`\n--${boundary}`)
  let opened: number | null = null
  let misses = 0
  let ordinary = true
  for (const at of occurrences(view, marker, start)) {
    const delimiter = delimiterEnd(bytes, at + marker.length, end)
    if (!delimiter && ++misses > maxNearMisses) throw new AppError('letter.too-many-parts')
    if (!delimiter) continue
    const segmentEnd = at > 0 && bytes[at - 1] === 0x0d ? at - 1 : at
    if (opened !== null) segments.push([opened, Math.max(opened, segmentEnd)])
    // Twice the leaves: a segment may hold no leaf but other segments.
    if (segments.length > maxParts * 2) throw new AppError('letter.too-many-parts')
    opened = delimiter.last ? null : delimiter.next
    ordinary &&= delimiter.exact
    if (delimiter.last) {
      ordinary &&= !view.includes(marker, at + 1)
      break
    }
  }
  ordinary &&= opened === null
  // A letter that was cut has no closing delimiter: what came is still worth having.
  if (opened !== null && opened < end) segments.push([opened, end])
  return segments.length === 0 ? null : { segments, ordinary }
}

/** Where `marker`, which begins with a line feed, stands; also at the very start, where no line ends before it. */
function* occurrences(view: Buffer, marker: Buffer, start: number): Generator<number> {
  if (view.subarray(start, start + marker.length - 1).equals(marker.subarray(1))) yield start - 1
  for (let at = view.indexOf(marker, start); at >= 0; at = view.indexOf(marker, at + 1)) yield at
}

/** The boundary that a multipart uses in fact, when it is not the one it declares: its first line of that shape. */
function guessBoundary({ bytes, start, end }: Area): string {
  const text = bytes.toString('latin1', start, Math.min(end, start + guessWindow))
  return /(?:^|\n)--([^\s-][^\r\n]{0,249})\r?\n(?:[a-z-]{1,60}:|\r?\n)/i.exec(text)?.[1] ?? ''
}

interface Delimiter {
  readonly next: number
  readonly last: boolean
  /** Nothing stands on its line but the delimiter. */
  readonly exact: boolean
}

/** What follows a delimiter's boundary: it counts only when the line ends there, so `b1` is not found in `b12`. */
function delimiterEnd(bytes: Buffer, after: number, end: number): Delimiter | null {
  const last = bytes[after] === 0x2d && bytes[after + 1] === 0x2d
  const tail = last ? after + 2 : after
  let at = tail
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d)) at += 1
  const exact = at === tail || (at === tail + 1 && bytes[tail] === 0x0d)
  if (at >= end) return { next: end, last, exact }
  // The line feed stays in the segment's reach: the next delimiter may follow at once.
  if (bytes[at] === 0x0a) return { next: at + 1, last, exact }
  return last ? { next: at, last, exact: false } : null
}
