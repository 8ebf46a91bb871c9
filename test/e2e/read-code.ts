import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes, type ReadResult } from 'zxing-wasm/reader'

// Its own place for the file is a public CDN.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

/** Every code that a phone would read off a picture. */
export function findCodes(picture: Uint8Array | ImageData): Promise<readonly ReadResult[]> {
  return readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, tryDenoise: true })
}

/** What a phone would read off a picture; undefined when it would read nothing. */
export async function readCode(picture: Uint8Array | ImageData): Promise<string | undefined> {
  const [code] = await findCodes(picture)
  return code?.text
}
