/**
 * The same TrueType font with every glyph at an even offset.
 * fontkit 1.1.1 writes offsets of a subset as halves but does not pad glyphs of odd length, so that letters vanish.
 */
export function evenGlyphs(font: Uint8Array): Uint8Array {
  const source = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const { entry, offset: glyphsAt } = findTable(source, 'glyf')
  const { offset: locations } = findTable(source, 'loca')
  const hasLongLocations = source.getInt16(findTable(source, 'head').offset + 50) === 1
  // Short locations are halves already, so such a font has no odd glyphs.
  if (!hasLongLocations) return font

  const count = source.getUint16(findTable(source, 'maxp').offset + 4)
  const start = (index: number) => source.getUint32(locations + index * 4)
  const evenStarts = [0]
  for (let index = 0; index < count; index++) {
    const length = start(index + 1) - start(index)
    evenStarts.push((evenStarts[index] ?? 0) + length + (length % 2))
  }

  // The new table goes to the end; the old one stays as bytes that nothing points to.
  const end = Math.ceil(font.length / 4) * 4
  const size = evenStarts[count] ?? 0
  const even = new Uint8Array(end + size)
  even.set(font)
  const target = new DataView(even.buffer)
  evenStarts.forEach((at, index) => {
    target.setUint32(locations + index * 4, at)
    if (index < count) even.set(font.subarray(glyphsAt + start(index), glyphsAt + start(index + 1)), end + at)
  })
  target.setUint32(entry + 8, end)
  target.setUint32(entry + 12, size)
  return even
}

function findTable(font: DataView, tag: string): { readonly entry: number; readonly offset: number } {
  for (let index = 0; index < font.getUint16(4); index++) {
    const entry = 12 + index * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map(byte => font.getUint8(entry + byte)))
    if (name === tag) return { entry, offset: font.getUint32(entry + 8) }
  }
  throw new Error(`the font has no table ${tag}`)
}
