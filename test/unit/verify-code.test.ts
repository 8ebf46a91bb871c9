import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'qrcode'
import { prepareZXingModule } from 'zxing-wasm/reader'
import { beforeAll, describe, expect, it } from 'vitest'
import { encodeCode } from '../../renderer/display/qr-code.ts'
import { quietModules } from '../../shared/qr-geometry.ts'
import { verifyCode } from '../../renderer/display/verify-code.ts'

beforeAll(() => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(file)).buffer } })
})

const payloadOf = (length: number) => 'https://example.org/qr/'.padEnd(length, 'aB3-x9Zk7Q').slice(0, length)

/** The code as the canvas would hold it. */
function draw(payload: string, module: number): ImageData {
  const code = encodeCode(payload)
  const size = (code.modules + 2 * quietModules) * module
  const data = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [row, column] = [y, x].map(at => Math.floor(at / module) - quietModules) as [number, number]
      const isInside = Math.min(row, column) >= 0 && Math.max(row, column) < code.modules
      if (isInside && code.isDark(row, column)) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
    }
  }
  return { data, width: size, height: size, colorSpace: 'srgb' }
}

describe('the look at the drawn code', () => {
  it.each([1, 14, 65, 90, 118, 180, 500])('reads %i characters back', async length => {
    const payload = payloadOf(length)
    expect(await verifyCode(draw(payload, 6), payload)).toBe('verified')
  })

  it('reads what is not ASCII byte for byte', async () => {
    const payload = 'https://example.org/?послуга=Їжак№1'
    expect(await verifyCode(draw(payload, 6), payload)).toBe('verified')
  })

  it('sees another payload, even by one character', async () => {
    expect(await verifyCode(draw(payloadOf(65), 6), `${payloadOf(64)}!`)).toBe('mismatch')
    expect(await verifyCode(draw(payloadOf(65), 6), payloadOf(66))).toBe('mismatch')
  })

  it('sees that nothing can be read', async () => {
    const image = draw(payloadOf(65), 6)
    image.data.fill(255)
    expect(await verifyCode(image, payloadOf(65))).toBe('unreadable')
  })
})

describe('the encoding', () => {
  it('takes more correction only where it costs no version', () => {
    for (let length = 1; length <= 500; length += 7) {
      const segments = [{ data: new TextEncoder().encode(payloadOf(length)), mode: 'byte' as const }]
      const { size } = create(segments, { errorCorrectionLevel: 'M' }).modules
      expect(encodeCode(payloadOf(length)).modules).toBe(size)
    }
  })
})
