/** In pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Pixels that a picture says it has, read before anything is decoded; null when it is not such a picture. */
export function imageSize(bytes: ArrayBuffer | Uint8Array, media: 'jpeg' | 'png'): PictureSize | null {
  const view =
    bytes instanceof ArrayBuffer ? new DataView(bytes) : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return media === 'png' ? pngSize(view) : jpegSize(view)
}

function pngSize(view: DataView): PictureSize | null {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

function jpegSize(view: DataView): PictureSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // A frame header: SOF0 to SOF15 but not the tables DHT, JPG and DAC that sit among them.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}
