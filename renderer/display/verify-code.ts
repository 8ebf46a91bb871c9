import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import readerUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { CodeVerdict } from '../../shared/views.ts'

export type Seen = Exclude<CodeVerdict, 'unseen'>

// Its own place for the file is a public CDN, which this page must never ask.
prepareZXingModule({ overrides: { locateFile: () => readerUrl } })

/** Reads drawn pixels as a visitor's phone would and compares what they say with the payload, byte for byte. */
export async function verifyCode(image: ImageData, payload: string): Promise<Seen> {
  const found = await readBarcodes(image, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 2 })
  const [code] = found
  if (code === undefined || !code.isValid) return 'unreadable'
  return found.length === 1 && sameBytes(code.bytes, new TextEncoder().encode(payload)) ? 'verified' : 'mismatch'
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
