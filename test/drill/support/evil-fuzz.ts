import type { Evil } from './evil-server.ts'

/** So many answers of a talk are changed; the rest lets it go on to the next question. */
const share = 0.5

type Change = (bytes: Buffer, dice: () => number) => Buffer

const place = (below: number, dice: () => number) => Math.floor(dice() * below)
const words = [
  'NIL',
  '0',
  '-1',
  '4294967296',
  '{2147483648}\r\n',
  '{5}\r\n',
  '(',
  ')',
  '"',
  '\r\n',
  '*',
  '+ ',
  '[',
  ']',
  '\\',
  '\0',
  '~',
  '%',
]

/** Puts `fill` in place of a random piece. */
function replace(bytes: Buffer, dice: () => number, longest: number, fill: (piece: Buffer) => Buffer): Buffer {
  const at = place(bytes.length + 1, dice)
  const end = at + place(Math.min(longest, bytes.length - at) + 1, dice)
  return Buffer.concat([bytes.subarray(0, at), fill(bytes.subarray(at, end)), bytes.subarray(end)])
}

const changes: readonly Change[] = [
  (bytes, dice) => replace(bytes, dice, 20, piece => Buffer.from(piece.map(byte => byte ^ (1 << place(8, dice))))),
  (bytes, dice) => bytes.subarray(0, place(bytes.length + 1, dice)),
  (bytes, dice) => replace(bytes, dice, 40, () => Buffer.alloc(0)),
  (bytes, dice) => replace(bytes, dice, 60, piece => Buffer.concat([piece, piece])),
  (bytes, dice) =>
    replace(bytes, dice, 0, () => Buffer.from(Array.from({ length: place(30, dice) }, () => place(256, dice)))),
  (bytes, dice) => replace(bytes, dice, 8, () => Buffer.from(words[place(words.length, dice)]!, 'latin1')),
  (bytes, dice) =>
    Buffer.from(
      bytes.toString('latin1').replaceAll(/\d+/g, digits => (dice() < 0.5 ? digits : words[1 + place(3, dice)]!)),
      'latin1',
    ),
  (bytes, dice) =>
    Buffer.from(
      bytes
        .toString('latin1')
        .split('\r\n')
        .toSorted(() => dice() - 0.5)
        .join('\r\n'),
      'latin1',
    ),
]

/** Honest answers of which some are changed at random, a few times over. */
export function fuzz(dice: () => number): Evil {
  return ({ bytes }) => {
    if (dice() >= share) return null
    let changed = bytes
    for (let count = 1 + place(3, dice); count > 0; count -= 1)
      changed = changes[place(changes.length, dice)]!(changed, dice)
    const end = dice()
    return { bytes: changed, leave: end < 0.15 ? 'end' : end < 0.2 ? 'reset' : 'stay' }
  }
}
