import { describe, expect, it } from 'vitest'
import { adviseDistance } from '../../shared/scan-distance.ts'

const monitor = { diagonalInches: 24, width: 1920, height: 1080 }

describe('from how far a code is read', () => {
  it.each([
    [{ module: 20, modules: 33 }, 183, 1.4],
    [{ module: 18, modules: 37 }, 184, 1.2],
    [{ module: 12, modules: 57 }, 189, 0.8],
    [{ module: 10, modules: 73 }, 202, 0.7],
  ])('%o on 24 inches is %i mm large and read from %f m', (code, mm, metres) => {
    const { codeMm, distanceM, isSmall } = adviseDistance(monitor, code)
    expect(Math.round(codeMm)).toBe(mm)
    expect(distanceM).toBeCloseTo(metres, 1)
    expect(isSmall).toBe(false)
  })

  it('does not depend on which side is up, nor on how fine the pixels are', () => {
    const advice = adviseDistance(monitor, { module: 20, modules: 33 })
    expect(adviseDistance({ ...monitor, width: 1080, height: 1920 }, { module: 20, modules: 33 })).toEqual(advice)
    const fine = adviseDistance({ ...monitor, width: 3840, height: 2160 }, { module: 40, modules: 33 })
    expect(fine.codeMm).toBeCloseTo(advice.codeMm)
  })

  it('says that a small monitor makes the code too small', () => {
    expect(adviseDistance({ ...monitor, diagonalInches: 20 }, { module: 20, modules: 33 }).isSmall).toBe(false)
    expect(adviseDistance({ ...monitor, diagonalInches: 19 }, { module: 20, modules: 33 }).isSmall).toBe(true)
  })
})
