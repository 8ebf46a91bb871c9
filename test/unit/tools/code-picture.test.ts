import { beforeAll, describe, expect, it } from 'vitest'
import { drawCode, largestPicture } from '../../../electron/paper/code-picture.ts'
import { encodePng } from '../../../electron/paper/png.ts'
import { maxPicturePixels } from '../../../electron/services/code-reading.ts'
import { prepareDecoder, readCodes } from '../../../electron/services/read-codes.ts'
import { readWasm } from '../../../electron/workers/wasm-file.ts'

beforeAll(() => prepareDecoder(readWasm('zxing-wasm/reader/zxing_reader.wasm', import.meta.url)))

const payload = 'https://diia.app/acquirers/offer-request/000000000000000000000047'

function drawn(text: string, size: number) {
  const picture = drawCode(text, size)
  if ('reason' in picture) throw new Error(picture.reason)
  return picture
}

describe('a drawn code', () => {
  it.each([90, 91, 333, 1000, 1001, 2480])('at %i px is read back', async size => {
    const { png } = drawn(payload, size)
    const reading = await readCodes(png)
    expect(reading).toMatchObject({ kind: 'codes', codes: [{ payload, verdict: 'ok', format: 'QRCode', level: 'M' }] })
  })

  it.each(['https://example.org/?послуга=Їжак№1', '\u0000\u0001', ' ', '🦔'.repeat(200), 'a'.repeat(2_331)])(
    'holds %j byte for byte',
    async text => {
      expect(await readCodes(drawn(text, 2_000).png)).toMatchObject({ kind: 'codes', codes: [{ payload: text }] })
    },
  )

  it('has modules of whole pixels and its quiet zone inside', () => {
    for (let size = 90; size < 400; size += 7) {
      const { module, code } = drawn(payload, size)
      expect(Number.isInteger(module)).toBe(true)
      expect(module * (code.modules + 8)).toBeLessThanOrEqual(size)
      expect((module + 1) * (code.modules + 8)).toBeGreaterThan(size)
    }
  })

  it('is refused with the reason', () => {
    expect(drawCode('', 500)).toEqual({ reason: 'empty' })
    expect(drawCode('a'.repeat(3_000), 500)).toEqual({ reason: 'too-long' })
    expect(drawCode(payload, largestPicture + 1)).toEqual({ reason: 'too-large' })
    expect(drawCode(payload, 89)).toEqual({ reason: 'too-small', least: 90 })
  })
})

describe('reading codes', () => {
  const blank = encodePng(200, 200, () => false)

  it('says why there is nothing to read', async () => {
    const reason = async (bytes: Uint8Array) => {
      const reading = await readCodes(bytes)
      return reading.kind === 'unreadable' ? reading.reason : reading.codes
    }
    expect(await reason(blank)).toBe('picture.no-code')
    expect(await reason(new Uint8Array(0))).toBe('picture.empty')
    expect(await reason(Buffer.from('%PDF-1.7'))).toBe('picture.damaged')
    expect(await reason(blank.subarray(0, 20))).toBe('picture.damaged')
    expect(await reason(blank.subarray(0, 60))).toBe('picture.damaged')
    expect(await reason(Buffer.from('FFD8FF', 'hex'))).toBe('picture.damaged')
  })

  it('refuses a picture by what it says of its size, before anything is decoded', async () => {
    const bomb = Buffer.from(blank)
    bomb.writeUInt32BE(maxPicturePixels, 16)
    expect(await readCodes(bomb)).toMatchObject({ kind: 'unreadable', reason: 'picture.too-large' })
  })

  it('lists every code of a picture, wherever its bytes begin in memory', async () => {
    const [left, right] = ['https://diia.app/a', 'https://example.org/b'].map(text => {
      const { code } = drawn(text, 500)
      return (x: number, y: number) => {
        const [row, column] = [Math.floor(y / 6) - 4, Math.floor(x / 6) - 4]
        return Math.min(row, column) >= 0 && Math.max(row, column) < code.modules && code.isDark(row, column)
      }
    })
    const png = encodePng(520, 260, (x, y) => (x < 260 ? left!(x, y) : right!(x - 260, y)))
    const shifted = Buffer.concat([Buffer.alloc(5), png]).subarray(5)
    const reading = await readCodes(shifted)
    if (reading.kind !== 'codes') throw new Error(reading.reason)
    expect(reading.codes.map(({ payload, verdict }) => `${payload} ${verdict}`).toSorted()).toEqual([
      'https://diia.app/a ok',
      'https://example.org/b foreign-host',
    ])
  })
})
