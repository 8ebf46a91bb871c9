/** How a part's bytes lie in a raw letter. */
export type TransferEncoding = 'identity' | 'base64' | 'quoted-printable'

const lineFeed = 0x0a
const carriageReturn = 0x0d
const equals = 0x3d

/**
 * Undoes a MIME transfer encoding as leniently as mail clients do; never throws, whatever the bytes are.
 * What is computed from the result (size, SHA-256) stays true only while this function does not change its mind,
 * so the same function reads a letter on arrival and each of its documents later.
 * The result may share memory with `bytes`.
 */
export function decodeTransfer(bytes: Uint8Array, encoding: TransferEncoding): Uint8Array {
  switch (encoding) {
    case 'identity':
      return bytes
    case 'base64':
      return decodeBase64(bytes)
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes)
    default:
      return encoding satisfies never
  }
}

/** RFC 2045 6.8: foreign characters are ignored and the first padding ends the data, so junk after it is not read. */
function decodeBase64(bytes: Uint8Array): Uint8Array {
  const padding = bytes.indexOf(equals)
  const end = padding < 0 ? bytes.length : padding
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, end)
  const text = data.toString('latin1')
  // Node reads the URL alphabet too; in a letter `-` and `_` are foreign, such as a boundary line swept in by a broken client.
  return Buffer.from(data.includes(0x2d) || data.includes(0x5f) ? text.replace(/[-_]/g, '') : text, 'base64')
}

/** RFC 2045 6.7, and what its authors advise for damaged input: an escape that is none stays as it is written. */
function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(bytes.length)
  let length = 0
  // White space at the end of a line was added on the way: everything behind the last solid byte goes when a line ends.
  let solid = 0
  for (let index = 0; index < bytes.length;) {
    const byte = bytes[index]!
    if (byte === equals) {
      const next = softBreakEnd(bytes, index + 1)
      if (next !== null) {
        index = next
      } else {
        const escaped = hexPair(bytes, index + 1)
        decoded[length++] = escaped ?? equals
        index += escaped === null ? 1 : 3
      }
      solid = length
      continue
    }
    if (byte === lineFeed || (byte === carriageReturn && bytes[index + 1] === lineFeed)) length = solid
    decoded[length++] = byte
    index++
    if (!isBlank(byte)) solid = length
  }
  return decoded.subarray(0, solid)
}

/** Where the text goes on after `=`, if only white space stands between it and the end of its line; otherwise null. */
function softBreakEnd(bytes: Uint8Array, start: number): number | null {
  let index = start
  while (index < bytes.length && isBlank(bytes[index]!)) index++
  if (bytes[index] === carriageReturn && (index + 1 === bytes.length || bytes[index + 1] === lineFeed)) index++
  if (index >= bytes.length) return bytes.length
  return bytes[index] === lineFeed ? index + 1 : null
}

function hexPair(bytes: Uint8Array, index: number): number | null {
  const high = hexDigit(bytes[index])
  const low = hexDigit(bytes[index + 1])
  return high === null || low === null ? null : high * 16 + low
}

function hexDigit(byte: number | undefined): number | null {
  if (byte === undefined) return null
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const upper = byte & 0xdf
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : null
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09
}
