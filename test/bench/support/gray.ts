/** A grey picture: light from 0 to 1, row by row. */
export interface Gray {
  readonly width: number
  readonly height: number
  readonly light: Float32Array
}

/** Numbers in [0, 1) that are the same each time. */
export type Dice = () => number

export function createDice(seed: number): Dice {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A picture of the same size, each pixel of it told by its place and its light. */
export function change({ width, height, light }: Gray, of: (value: number, x: number, y: number) => number): Gray {
  const changed = new Float32Array(light.length)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) changed[at] = of(light[at]!, x, y)
  }
  return { width, height, light: changed }
}

/** Gaussian blur, `sigma` in pixels. */
export function blur(picture: Gray, sigma: number): Gray {
  if (sigma < 0.05) return picture
  const reach = Math.ceil(sigma * 3)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const kernel = Float32Array.from(weights, weight => weight / sum)
  return turn(blurRows(turn(blurRows(picture, kernel, reach)), kernel, reach))
}

function blurRows({ width, height, light }: Gray, kernel: Float32Array, reach: number): Gray {
  const blurred = new Float32Array(light.length)
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let step = -reach; step <= reach; step++) {
        const from = Math.min(width - 1, Math.max(0, x + step))
        sum += light[row + from]! * kernel[step + reach]!
      }
      blurred[row + x] = sum
    }
  }
  return { width, height, light: blurred }
}

/** Rows for columns. */
function turn({ width, height, light }: Gray): Gray {
  const turned = new Float32Array(light.length)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[x * height + y] = light[y * width + x]!
  return { width: height, height: width, light: turned }
}

/** A number of the normal distribution. */
export function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice())
}
