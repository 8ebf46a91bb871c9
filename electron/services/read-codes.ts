import { prepareZXingModule, readBarcodes, type Position, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader'
import { imageSize, type PictureSize } from '../../shared/image-size.ts'
import type { Pixels } from '../../shared/pixels.ts'
import { checkPayload } from '../../shared/qr-payload.ts'
import { codeKind } from '../../shared/code-kind.ts'
import type { CodeBox, CodeReading, FoundCode, ReadingTrouble } from '../../shared/model/code-reading.ts'
import { enlarge, isBlank, sharpen, smooth, toPgm, type GrayPicture } from './clear-picture.ts'
import { largePicturePixels, maxClearedPixels, maxPicturePixels, smallerPixels } from './code-reading.ts'
import { inReadingOrder, turnBox } from './code-boxes.ts'
import { decodePicture } from './decode-picture.ts'
import { jpegFacts } from './jpeg-facts.ts'
import { pictureMedia } from './picture-media.ts'

const options: ReaderOptions = {
  formats: ['QRCode', 'MicroQRCode', 'RMQRCode'],
  tryHarder: true,
  tryDenoise: true,
  // The text as it stands, not as it would be read out.
  textMode: 'Plain',
}

/** What was cleared up is not smoothed or made smaller once more. */
const clearedOptions: ReaderOptions = { ...options, tryDenoise: false, tryDownscale: false }

/** Gives the decoder its program (`zxing_reader.wasm`): its own place for the file is a public CDN. */
export function prepareDecoder(wasmBinary: ArrayBuffer): void {
  prepareZXingModule({ overrides: { wasmBinary } })
}

/**
 * Every code in a PNG, a JPEG, a PDF or bare pixels; `tell` hears what is known of a long PDF so far. May take long and
 * much memory: run it in a worker, under a deadline.
 */
export async function readCodes(
  picture: Uint8Array | Pixels,
  tell: (soFar: CodeReading) => void = () => {},
): Promise<CodeReading> {
  if ('data' in picture) return reading(describeAll(await readBarcodes(asImageData(picture), options), picture))
  const media = pictureMedia(picture)
  switch (media) {
    case 'pdf': {
      const { readPdfCodes } = await import('./read-pdf-codes.ts')
      return readPdfCodes(picture, (page, isOneOfFew) => readGray(page, isOneOfFew), tell)
    }
    case 'png':
    case 'jpeg':
      return readPicture(picture, media)
    default:
      return unreadable(media)
  }
}

async function readPicture(file: Uint8Array, media: 'png' | 'jpeg'): Promise<CodeReading> {
  const size = imageSize(file, media)
  if (size === null || size.width * size.height === 0) return unreadable('picture.damaged')
  const pixels = size.width * size.height
  if (pixels > maxPicturePixels) return unreadable('picture.too-large')
  if (pixels > largePicturePixels) {
    const smaller = await decodePicture(file, smallerPixels).catch(() => null)
    const codes = smaller && (await readGray(smaller))
    if (codes && codes.length > 0) return reading(codes)
  }
  const found = await readBarcodes(file, options)
  if (found.some(({ error }) => error === 'Failed to load image from memory')) return unreadable('picture.damaged')
  const { orientation, isWhole } = media === 'jpeg' ? jpegFacts(file) : { orientation: 1, isWhole: true }
  const codes = describeAll(found, size).map(code => ({ ...code, box: turnBox(code.box, orientation) }))
  if (codes.length > 0) return reading(codes)
  const gray = pixels > maxClearedPixels ? null : await decodePicture(file, pixels).catch(() => null)
  const cleared = gray === null ? [] : await readCleared(gray)
  return cleared.length === 0 && !isWhole ? unreadable('picture.damaged') : reading(cleared)
}

async function readGray(picture: GrayPicture, isThorough = true): Promise<readonly FoundCode[]> {
  if (isBlank(picture)) return []
  const codes = describeAll(await readBarcodes(toPgm(picture), options), picture)
  const isDone = codes.length > 0 || !isThorough || picture.light.length > maxClearedPixels
  return isDone ? codes : readCleared(picture)
}

/**
 * Photographs that gave nothing, cleared up in the two ways that together brought back most of what a first look
 * missed: noise and a screen's grid are smoothed away and edges made steep, a little enlarged for small codes.
 */
async function readCleared(picture: GrayPicture): Promise<readonly FoundCode[]> {
  for (const clear of clearings) {
    const cleared = clear(picture)
    const codes = describeAll(await readBarcodes(toPgm(cleared), clearedOptions), cleared)
    if (codes.length > 0) return codes
  }
  return []
}

const clearings: readonly ((picture: GrayPicture) => GrayPicture)[] = [
  picture => sharpen(smooth(smooth(picture, 1), 1), 2, 2),
  picture => sharpen(smooth(enlarge(picture, 1.5), 2), 4, 3),
  picture => sharpen(smooth(smooth(enlarge(picture, 2), 2), 2), 3, 2),
]

function describeAll(found: readonly ReadResult[], size: PictureSize): readonly FoundCode[] {
  return found.filter(({ isValid }) => isValid).map(code => describe(code, size))
}

function reading(codes: readonly FoundCode[]): CodeReading {
  if (codes.length === 0) return unreadable('picture.no-code')
  return { kind: 'codes', codes: inReadingOrder(codes), pages: { lookedAt: 1, of: 1 } }
}

/** As a browser would give them to the decoder. */
function asImageData({ width, height, data }: Pixels) {
  return { width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' as const }
}

function unreadable(reason: ReadingTrouble): CodeReading {
  return { kind: 'unreadable', reason, pages: { lookedAt: 1, of: 1 } }
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
