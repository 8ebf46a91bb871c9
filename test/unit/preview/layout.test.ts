import { describe, expect, test } from 'vitest'
import { firstWhere, scaleFor, wantedPages } from '../../../renderer/preview/frame/layout.ts'
import { imageSize } from '../../../shared/image-size.ts'
import { stepZoom, zoomSteps } from '../../../renderer/preview/zoom.ts'

const a4 = { width: 794, height: 1_123 }
const room = { width: 590, height: 600 }

describe('scale', () => {
  test('fits the width less the margins, or the whole page', () => {
    expect(scaleFor('width', a4, 0, room, Infinity)).toBeCloseTo(574 / 794)
    expect(scaleFor('page', a4, 0, room, Infinity)).toBeCloseTo(568 / 1_123)
    expect(scaleFor('width', a4, 90, room, Infinity)).toBeCloseTo(574 / 1_123)
    expect(scaleFor(2, a4, 0, room, Infinity)).toBe(2)
  })

  test('enlarges no small picture, and stays within limits whatever the page', () => {
    expect(scaleFor('width', { width: 100, height: 50 }, 0, room, 1)).toBe(1)
    expect(scaleFor('width', { width: 1, height: 19_200 }, 0, room, Infinity)).toBe(4)
    expect(scaleFor('page', { width: 19_200, height: 19_200 }, 0, { width: 0, height: 0 }, Infinity)).toBe(0.1)
  })

  test('steps from any scale to the next one and stops at the ends', () => {
    expect(stepZoom(0.72, 1)).toBe(0.75)
    expect(stepZoom(0.72, -1)).toBe(0.5)
    expect(stepZoom(1, 1)).toBe(1.25)
    expect(stepZoom(4, 1)).toBe(4)
    expect(stepZoom(zoomSteps[0], -1)).toBe(zoomSteps[0])
  })
})

describe('pages to draw', () => {
  test('those in view first, then neighbours, never more than allowed', () => {
    expect(wantedPages(0, 0, 1, 6)).toEqual([0])
    expect(wantedPages(0, 0, 500, 6)).toEqual([0, 1, 2])
    expect(wantedPages(10, 11, 500, 6)).toEqual([10, 11, 12, 9, 13, 8])
    expect(wantedPages(10, 40, 500, 6)).toEqual([10, 11, 12, 13, 14, 15])
  })

  test('the first in view is found among many in a few looks', () => {
    let looks = 0
    expect(firstWhere(5_000, index => (looks++, index >= 4_321))).toBe(4_321)
    expect(looks).toBeLessThan(14)
    expect(firstWhere(3, () => false)).toBe(2)
  })
})

describe('the size that a picture claims', () => {
  const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex')).buffer

  test('PNG', () => {
    const head = '89504e47 0d0a1a0a 0000000d 49484452 0000c350 0000c350 08 02000000'
    expect(imageSize(bytes(head), 'png')).toEqual({ width: 50_000, height: 50_000 })
  })

  test('JPEG, behind other segments', () => {
    const head = 'ffd8 ffe0 0004 0000 ffc4 0003 00 ffc2 0011 08 0258 0320 03 000000000000'
    expect(imageSize(bytes(head), 'jpeg')).toEqual({ width: 800, height: 600 })
  })

  test.each([
    '',
    'ffd8',
    'ffd8 0000 0000 0000 0000 0000',
    'ffd8 ffe0 ffff 0000 0000 0000',
    'ffd8 ffffffff ffffffff ffffff',
  ])('none in %s', hex => {
    expect(imageSize(bytes(hex), 'jpeg')).toBeNull()
    expect(imageSize(bytes(hex), 'png')).toBeNull()
  })
})
