/** What a JPEG says of itself beside its pixels. */
export interface JpegFacts {
  /** How it is to be held, 1 to 8 as EXIF numbers it; 1 when it does not say. */
  readonly orientation: number
  /** Whether its end is there: a file that was not copied whole still has its first rows. */
  readonly isWhole: boolean
}

export function jpegFacts(file: Uint8Array): JpegFacts {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  let orientation = 1
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    // The scan begins: what was said before it is all there is.
    if (marker === 0xda) break
    const length = bytes.readUInt16BE(at + 2)
    if (marker === 0xe1) orientation = orientationIn(bytes.subarray(at + 4, at + 2 + length)) ?? orientation
    at += marker === 0xff ? 1 : 2 + length
  }
  // Behind this place only the end of the picture itself is written so: a thumbnail's lies before.
  return { orientation, isWhole: bytes.includes(Buffer.from('ffd9', 'hex'), at) }
}

/** The value of tag 0x0112 in the first directory of an EXIF segment. */
function orientationIn(segment: Buffer): number | null {
  if (segment.length < 14 || segment.toString('latin1', 0, 6) !== 'Exif\0\0') return null
  const tiff = segment.subarray(6)
  const isLittle = tiff[0] === 0x49
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return null
  for (let entry = directory + 2, left = short(directory); left > 0 && entry + 12 <= tiff.length; left--, entry += 12) {
    if (short(entry) !== 0x0112) continue
    const value = short(entry + 8)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}
