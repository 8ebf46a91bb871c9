import { createCanvas, loadImage } from '@napi-rs/canvas'
import { PDFDocument, degrees } from 'pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../electron/jobs/clock.ts'
import { drawCode } from '../../../electron/paper/code-picture.ts'
import { createCodeReader } from '../../../electron/services/code-reader.ts'
import { pdfBombs } from '../../fixtures/pdf-bombs.ts'
import { distort, distortions } from '../../bench/support/cabinet-pictures.ts'

const reader = createCodeReader({
  workerUrl: new URL('../../../electron/workers/decode-worker.ts', import.meta.url),
  clock: systemClock,
})
afterAll(() => reader.stop())

const link = 'https://diia.app/acquirers/offer-request/000000000000000000000047'

function pictureOf(payload: string, size = 400): Uint8Array {
  const drawn = drawCode(payload, size)
  if ('reason' in drawn) throw new Error(drawn.reason)
  return drawn.png
}

interface PageOptions {
  readonly payload?: string
  readonly turned?: number
  readonly side?: number
}

async function pdfOf(pages: readonly PageOptions[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (const { payload, turned = 0, side = 595 } of pages) {
    const page = pdf.addPage([side, side])
    page.setRotation(degrees(turned))
    if (payload !== undefined) {
      const image = await pdf.embedPng(pictureOf(payload))
      page.drawImage(image, { x: side / 4, y: side / 4, width: side / 2, height: side / 2 })
    }
  }
  return pdf.save()
}

const payloadsOf = async (file: Uint8Array) => {
  const reading = await reader.read(file)
  return reading.kind === 'codes' ? reading.codes.map(({ payload, page }) => [page, payload]) : reading.reason
}

describe('a page of a PDF', () => {
  it('gives its code, however the page is turned and on whichever page it stands', async () => {
    const file = await pdfOf([{}, { payload: link, turned: 90 }, { payload: `${link}8` }])
    expect(await payloadsOf(file)).toEqual([
      [2, link],
      [3, `${link}8`],
    ])
  })

  it('of a size that no paper has is drawn small enough', async () => {
    expect(await payloadsOf(await pdfOf([{ payload: link, side: 14_400 }]))).toEqual([[1, link]])
  })

  it('beyond the first fifty is not looked at, and that is said', async () => {
    const file = await pdfOf([{ payload: link }, ...Array.from({ length: 499 }, () => ({ side: 20 }))])
    const reading = await reader.read(file)
    expect(reading).toMatchObject({ kind: 'codes', codes: [{ payload: link }], pages: { of: 500 } })
    expect(reading.pages.lookedAt).toBeLessThanOrEqual(50)
  })

  it('behind a password, or without any pages, says so', async () => {
    expect(await payloadsOf(pdfBombs['a password that nobody knows']!())).toBe('picture.locked')
    for (const bomb of ['no pages', 'less than no pages'] as const) {
      expect(await payloadsOf(pdfBombs[bomb]!())).toBe('picture.damaged')
    }
  })

  it('without a code, damaged or cut in half says so', async () => {
    expect(await payloadsOf(await pdfOf([{}]))).toBe('picture.no-code')
    const whole = await pdfOf([{ payload: link }])
    expect(await payloadsOf(Buffer.from('%PDF-1.7\nnothing of the kind'))).toBe('picture.damaged')
    // What is left of it may still hold the page; it is an answer either way.
    expect(await payloadsOf(whole.subarray(0, whole.length / 2))).toEqual(expect.anything())
    expect(await payloadsOf(pictureOf(link))).toEqual([[1, link]])
  })
})

/** A JPEG of 1000 × 500 pixels with a code at 100, 100 that is 200 wide, and a note of how the camera was held. */
async function photograph(orientation: number): Promise<Uint8Array> {
  const canvas = createCanvas(1_000, 500)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, 1_000, 500)
  const margin = 4 / (29 + 8 + 8)
  const side = 200 / (1 - 2 * margin)
  context.drawImage(
    await loadImage(Buffer.from(pictureOf(link, 450))),
    100 - side * margin,
    100 - side * margin,
    side,
    side,
  )
  const jpeg = canvas.toBuffer('image/jpeg', 90)
  // One entry of TIFF's directory: tag 0x0112, a short.
  const note = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000000000000000000', 'hex')
  note.writeUInt8(orientation, 28)
  return Buffer.concat([jpeg.subarray(0, 2), note, jpeg.subarray(2)])
}

describe('a picture', () => {
  const wifi = 'WIFI:T:WPA;S:Zrazok;P:zrazok47;;'
  const payment = 'BCD\n002\n1\nUCT\n\nЗРАЗОК\nUA213223130000026007233566001\nUAH100\n\n\n\nЗРАЗОК'

  it('with several codes gives all of them, each with what it is and where it lies', async () => {
    const canvas = createCanvas(900, 400)
    const context = canvas.getContext('2d')
    context.fillStyle = 'white'
    context.fillRect(0, 0, 900, 400)
    context.drawImage(await loadImage(Buffer.from(pictureOf(link))), 0, 0)
    context.drawImage(await loadImage(Buffer.from(pictureOf(wifi))), 500, 0)
    const reading = await reader.read(new Uint8Array(canvas.toBuffer('image/png')))
    const codes = reading.kind === 'codes' ? reading.codes : []
    expect(new Set(codes.map(({ payload, kind }) => `${kind} ${payload}`))).toEqual(
      new Set([`service ${link}`, `wifi ${wifi}`]),
    )
    expect(codes.find(({ kind }) => kind === 'wifi')!.box.left).toBeGreaterThan(0.5)
  })

  it('with codes in two rows gives them in the order in which people read', async () => {
    const [first, ...others] = [link, `${link}2`, `${link}3`, `${link}4`]
    const places = [
      [30, 10],
      [500, 0],
      [0, 500],
      [520, 490],
    ] as const
    const canvas = createCanvas(1_000, 1_000)
    const context = canvas.getContext('2d')
    context.fillStyle = 'white'
    context.fillRect(0, 0, 1_000, 1_000)
    for (const [index, payload] of [first, ...others].entries()) {
      const [left, top] = places[index]!
      context.drawImage(await loadImage(Buffer.from(pictureOf(payload))), left, top)
    }
    const found = await payloadsOf(new Uint8Array(canvas.toBuffer('image/png')))
    expect(found).toEqual([first, ...others].map(payload => [1, payload]))
  })

  it.each([
    [1, 0.1, 0.2],
    [2, 0.7, 0.2],
    [3, 0.7, 0.4],
    [4, 0.1, 0.4],
    [5, 0.2, 0.1],
    [6, 0.4, 0.1],
    [7, 0.4, 0.7],
    [8, 0.2, 0.7],
  ])('that a camera noted as held in way %i has its code where people see it', async (orientation, left, top) => {
    const jpeg = await photograph(orientation)
    const reading = await reader.read(jpeg)
    const [code] = reading.kind === 'codes' ? reading.codes : []
    expect(code?.payload).toBe(link)
    expect(code?.box.left).toBeCloseTo(left, 1)
    expect(code?.box.top).toBeCloseTo(top, 1)
  })

  it('that was not copied whole says so', async () => {
    const jpeg = await photograph(1)
    expect(await payloadsOf(jpeg.subarray(0, jpeg.length / 2))).toBe('picture.damaged')
    const png = pictureOf(link)
    expect(await payloadsOf(png.subarray(0, png.length / 2))).toBe('picture.damaged')
  })

  it('of a payment is told from a service', async () => {
    const reading = await reader.read(pictureOf(payment))
    expect(reading).toMatchObject({ kind: 'codes', codes: [{ kind: 'payment', verdict: 'not-link' }] })
  })

  it('that says it has more pixels than any camera is refused before it is decoded', async () => {
    const bomb = Buffer.from(pictureOf(link))
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    expect(await payloadsOf(bomb)).toBe('picture.too-large')
  })

  it('of a large camera is read', async () => {
    const canvas = createCanvas(8_000, 6_000)
    const context = canvas.getContext('2d')
    context.fillStyle = '#ddd'
    context.fillRect(0, 0, 8_000, 6_000)
    context.drawImage(await loadImage(Buffer.from(pictureOf(link))), 2_000, 1_000, 3_000, 3_000)
    expect(await payloadsOf(new Uint8Array(canvas.toBuffer('image/jpeg', 80)))).toEqual([[1, link]])
  })

  it.each([
    ['RIFF\0\0\0\0WEBPVP8 ', 'picture.webp'],
    ['GIF89a\x01\0\x01\0', 'picture.gif'],
    ['BM\x36\0\0\0\0\0\0\0', 'picture.bmp'],
    ['II*\0\x08\0\0\0', 'picture.tiff'],
    ['\0\0\0\x18ftypheic\0\0\0\0', 'picture.heic'],
    ['\0\0\0\x1cftypavif\0\0\0\0', 'picture.avif'],
    ['<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'picture.svg'],
    ['PK\x03\x04word/document.xml', 'picture.document'],
    ['\xFF\xD8\xFF\xE0 cut off', 'picture.damaged'],
    ['plain words', 'picture.unknown'],
    ['', 'picture.empty'],
  ])('%j is %s', async (bytes, reason) => {
    expect(await payloadsOf(Buffer.from(bytes, 'latin1'))).toBe(reason)
  })

  it('as people hand it over is read nearly always, and never wrongly', async () => {
    const some = distortions().filter((_, index) => index % 16 === 5)
    const every = some.map(([name, distortion], seed) => distort(name, distortion, seed))
    let read = 0
    for (const { payload, bytes } of every) {
      const reading = await reader.read(bytes)
      if (reading.kind !== 'codes') continue
      expect(reading.codes.map(code => code.payload)).toEqual([payload])
      read += 1
    }
    expect(read / every.length).toBeGreaterThanOrEqual(0.85)
  })
})
