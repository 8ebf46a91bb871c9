import { describe, expect, it } from 'vitest'
import { placeCode, quietModules } from '../../shared/qr-geometry.ts'

const panel = (width: number, height = width) => ({ left: 0, top: 0, width, height })

describe('the code on its panel', () => {
  it.each([
    [33, 820, 20],
    [37, 820, 18],
    [57, 820, 12],
    [73, 820, 10],
    [33, 1640, 40],
    [73, 546, 6],
  ])('%i modules on %i px take %i px each', (modules, side, module) => {
    expect(placeCode(panel(side), modules)?.module).toBe(module)
  })

  it('goes by the shorter side and lies in the middle', () => {
    expect(placeCode(panel(972, 902), 33)).toEqual({ module: 22, size: 902, left: 35, top: 0 })
  })

  it.each([1, 1.25, 1.5, 1.75, 2])('lies on whole device pixels with its quiet zone inside at a ratio of %d', ratio => {
    for (let css = 300; css < 900; css += 7.3) {
      const box = { left: 1052.4 * ratio, top: 28.7 * ratio, width: css * ratio, height: css * ratio }
      const place = placeCode(box, 41)
      if (place === null) throw new Error('no place')
      for (const value of [place.module, place.size, place.left, place.top]) expect(Number.isInteger(value)).toBe(true)
      expect(place.size).toBe(place.module * (41 + 2 * quietModules))
      expect(place.left).toBeGreaterThanOrEqual(box.left - 1 / 16)
      expect(place.top).toBeGreaterThanOrEqual(box.top - 1 / 16)
      expect(place.left + place.size).toBeLessThanOrEqual(box.left + box.width + 1 / 16)
      expect(place.top + place.size).toBeLessThanOrEqual(box.top + box.height + 1 / 16)
    }
  })

  it('takes an edge within layout’s own precision as whole', () => {
    expect(placeCode({ left: 1052.01, top: 27.99, width: 819.98, height: 819.98 }, 33)?.size).toBe(820)
  })

  it('has no place where not one pixel per module fits', () => {
    expect(placeCode(panel(40), 33)).toBeNull()
    expect(placeCode(panel(0), 33)).toBeNull()
  })
})
