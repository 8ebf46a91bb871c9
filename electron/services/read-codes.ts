import { prepareZXingModule, readBarcodes, type Position, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader'
import { imageSize, type PictureSize } from '../../shared/image-size.ts'
import type { Pixels } from '../../shared/pixels.ts'
import { checkPayload } from '../../shared/qr-payload.ts'
import { codeKind } from '../../shared/code-kind.ts'
import type { CodeBox, CodeReading, FoundCode, ReadingTrouble } from '../../shared/model/code-reading.ts'
import { maxPicturePixels } from './code-reading.ts'

const options: ReaderOptions = {
  formats: ['QRCode', 'MicroQRCode', 'RMQRCode'],
  tryHarder: true,
  tryDenoise: true,
  // The text as it stands, not as it would be read out.
  textMode: 'Plain',
}

/** Gives the decoder its program (`zxing_reader.wasm`): its own place for the file is a public CDN. */
export function prepareDecoder(wasmBinary: ArrayBuffer): void {
  prepareZXingModule({ overrides: { wasmBinary } })
}

/** Every code in a PNG, a JPEG or bare pixels. May take long and much memory: run it in a worker, under a deadline. */
export async function readCodes(picture: Uint8Array | Pixels): Promise<CodeReading> {
  if ('data' in picture) return codesIn(await readBarcodes(asImageData(picture), options), picture)
  if (picture.length === 0) return unreadable('picture.empty')
  const media = mediaOf(picture)
  if (media === null) return unreadable('picture.unknown')
  const size = imageSize(picture, media)
  if (size === null || size.width * size.height === 0) return unreadable('picture.damaged')
  if (size.width * size.height > maxPicturePixels) return unreadable('picture.too-large')
  const found = await readBarcodes(picture, options)
  if (found.some(({ error }) => error === 'Failed to load image from memory')) return unreadable('picture.damaged')
  return codesIn(found, size)
}

function codesIn(found: readonly ReadResult[], size: PictureSize): CodeReading {
  const codes = found.filter(({ isValid }) => isValid).map(code => describe(code, size))
  const pages = { lookedAt: 1, of: 1 }
  return codes.length > 0 ? { kind: 'codes', codes, pages } : unreadable('picture.no-code')
}

/** As a browser would give them to the decoder. */
function asImageData({ width, height, data }: Pixels) {
  return { width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' as const }
}

function unreadable(reason: ReadingTrouble): CodeReading {
  return { kind: 'unreadable', reason, pages: { lookedAt: 1, of: 1 } }
}

/** By content: names and declared types say nothing. */
function mediaOf(picture: Uint8Array): 'jpeg' | 'png' | null {
  const start = Buffer.from(picture.buffer, picture.byteOffset, Math.min(picture.length, 8)).toString('latin1')
  if (start === '\x89PNG\r\n\x1A\n') return 'png'
  return start.startsWith('\xFF\xD8\xFF') ? 'jpeg' : null
}

function describe({ bytes, text, format, version, ecLevel, position }: ReadResult, size: PictureSize): FoundCode {
  const payload = asText(bytes)
  return {
    payload: payload ?? text,
    isText: payload !== null,
    bytes: bytes.length,
    format,
    version,
    level: ecLevel,
    verdict: payload === null ? 'not-link' : checkPayload(payload),
    kind: codeKind(payload ?? text, payload !== null),
    page: 1,
    box: boxOf(position, size),
  }
}

function boxOf({ topLeft, topRight, bottomLeft, bottomRight }: Position, { width, height }: PictureSize): CodeBox {
  const corners = [topLeft, topRight, bottomLeft, bottomRight]
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return {
    left: left / width,
    top: top / height,
    width: (Math.max(...xs) - left) / width,
    height: (Math.max(...ys) - top) / height,
  }
}

function asText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
