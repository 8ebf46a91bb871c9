import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader'
import { imageSize } from '../../shared/image-size.ts'
import { checkPayload } from '../../shared/qr-payload.ts'
import { maxPicturePixels, type CodeReading, type FoundCode, type ReadingTrouble } from './code-reading.ts'

const options: ReaderOptions = {
  formats: ['QRCode', 'MicroQRCode', 'RMQRCode'],
  tryHarder: true,
  tryDenoise: true,
  // The text as it stands, not as it would be read out.
  textMode: 'Plain',
}

/** Loads the decoder from the package; its own place for the file is a public CDN. */
export function prepareDecoder(): void {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(file)).buffer } })
}

/** Every code in a PNG or JPEG. May take long and much memory: run it in a worker, under a deadline. */
export async function readCodes(picture: Uint8Array): Promise<CodeReading> {
  const media = mediaOf(picture)
  if (media === null) return unreadable('picture.unknown')
  const size = imageSize(picture, media)
  if (size === null || size.width * size.height === 0) return unreadable('picture.damaged')
  if (size.width * size.height > maxPicturePixels) return unreadable('picture.too-large')
  const found = await readBarcodes(picture, options)
  if (found.some(({ error }) => error === 'Failed to load image from memory')) return unreadable('picture.damaged')
  const codes = found.filter(({ isValid }) => isValid).map(describe)
  return codes.length > 0 ? { kind: 'codes', codes } : unreadable('picture.no-code')
}

function unreadable(reason: ReadingTrouble): CodeReading {
  return { kind: 'unreadable', reason }
}

/** By content: names and declared types say nothing. */
function mediaOf(picture: Uint8Array): 'jpeg' | 'png' | null {
  const start = Buffer.from(picture.buffer, picture.byteOffset, Math.min(picture.length, 8)).toString('latin1')
  if (start === '\x89PNG\r\n\x1A\n') return 'png'
  return start.startsWith('\xFF\xD8\xFF') ? 'jpeg' : null
}

function describe({ bytes, text, format, version, ecLevel }: ReadResult): FoundCode {
  const payload = asText(bytes)
  return {
    payload: payload ?? text,
    isText: payload !== null,
    bytes: bytes.length,
    format,
    version,
    level: ecLevel,
    verdict: payload === null ? 'not-link' : checkPayload(payload),
  }
}

function asText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
