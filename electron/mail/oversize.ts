/** The header block at the start of a letter, its closing blank line included; all of it when the block is cut. */
export function headersOnly(start: Uint8Array): Uint8Array {
  const text = Buffer.from(start.buffer, start.byteOffset, start.byteLength)
  const found = [text.indexOf('\r\n\r\n'), text.indexOf('\n\n')].filter(at => at >= 0)
  if (found.length === 0) return Uint8Array.from(start)
  const end = Math.min(...found)
  return Uint8Array.from(start.subarray(0, end + (text[end] === 0x0d ? 4 : 2)))
}
