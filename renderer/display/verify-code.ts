import { prepareZXingModule, purgeZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'
import readerUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { CodeVerdict } from '../../shared/views.ts'

export type Seen = Exclude<CodeVerdict, 'unseen'>

/** Its own place for the file is a public CDN, which this page must never ask. */
function prepareReader(): void {
  prepareZXingModule({ overrides: { locateFile: () => readerUrl } })
}
prepareReader()

/** A visitor's phone need not guess: the code is upright, dark on light and large. Two, to see what does not belong. */
const options: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 2,
}

/** Reads drawn pixels as a visitor's phone would and compares what they say with the payload, byte for byte. */
export async function verifyCode(image: ImageData, payload: string): Promise<Seen> {
  const found = await readBarcodes(image, options).catch((error: unknown) => {
    // A reader that could not be loaded is remembered as such: the next look must load it anew.
    purgeZXingModule()
    prepareReader()
    throw error
  })
  const [code] = found
  if (code === undefined || !code.isValid) return 'unreadable'
  return found.length === 1 && sameBytes(code.bytes, new TextEncoder().encode(payload)) ? 'verified' : 'mismatch'
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
