/** A grey picture, row by row, 0 black to 255 white. */
export interface GrayPicture {
  readonly width: number
  readonly height: number
  readonly light: Uint8Array
}

/** Four bytes a pixel: red, green, blue, opacity. */
interface CanvasPixels {
  readonly width: number
  readonly height: number
  readonly data: ArrayLike<number>
}

/** Pixels of a canvas by their lightness, on white. */
export function toGray({ width, height, data }: CanvasPixels): GrayPicture {
  const light = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < light.length; at++, from += 4) {
    // The weights of ITU-R BT.601, of 256.
    light[at] = (data[from]! * 77 + data[from + 1]! * 150 + data[from + 2]! * 29) >> 8
  }
  return { width, height, light }
}

/** The picture as a PGM file, the plainest that the reader of codes takes. */
export function toPgm({ width, height, light }: GrayPicture): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`)
  const file = new Uint8Array(head.length + light.length)
  file.set(head)
  file.set(light, head.length)
  return file
}

/** Enlarges, each pixel between its four neighbours. */
export function enlarge({ width, height, light }: GrayPicture, factor: number): GrayPicture {
  const [wide, high] = [Math.round(width * factor), Math.round(height * factor)]
  const larger = new Uint8Array(wide * high)
  const inside = (place: number, length: number) => Math.max(0, Math.min(length - 1.001, (place + 0.5) / factor - 0.5))
  for (let y = 0, at = 0; y < high; y++) {
    const top = inside(y, height)
    const row = Math.floor(top)
    const down = top - row
    for (let x = 0; x < wide; x++, at++) {
      const left = inside(x, width)
      const column = Math.floor(left)
      const across = left - column
      const from = row * width + column
      const upper = light[from]! * (1 - across) + light[from + 1]! * across
      const lower = light[from + width]! * (1 - across) + light[from + width + 1]! * across
      larger[at] = upper * (1 - down) + lower * down
    }
  }
  return { width: wide, height: high, light: larger }
}

/** The mean of a square around each pixel, `reach` pixels to each side: takes noise, and a screen's grid, away. */
export function smooth({ width, height, light }: GrayPicture, reach: number): GrayPicture {
  const rows = meanOfLines(light, width, height, 1, width, reach)
  return { width, height, light: meanOfLines(rows, height, width, width, 1, reach) }
}

/** Makes edges steep again: what differs from its surroundings differs `strength` times more. */
export function sharpen(picture: GrayPicture, reach: number, strength: number): GrayPicture {
  const around = smooth(picture, reach).light
  const light = new Uint8ClampedArray(picture.light.length)
  for (let at = 0; at < light.length; at++) {
    const own = picture.light[at]!
    light[at] = own + strength * (own - around[at]!)
  }
  return { ...picture, light: new Uint8Array(light.buffer) }
}

/** One way of {@link smooth}: `lines` lines of `length` pixels that lie `step` apart, lines lie `next` apart. */
function meanOfLines(
  light: Uint8Array,
  length: number,
  lines: number,
  step: number,
  next: number,
  reach: number,
): Uint8Array {
  const mean = new Uint8Array(light.length)
  const count = 2 * reach + 1
  for (let line = 0; line < lines; line++) {
    const first = line * next
    const last = first + (length - 1) * step
    let sum = 0
    for (let index = -reach; index <= reach; index++)
      sum += light[Math.max(first, Math.min(last, first + index * step))]!
    let [leaving, coming] = [first - reach * step, first + (reach + 1) * step]
    for (let at = first; at <= last; at += step, leaving += step, coming += step) {
      mean[at] = (sum + reach) / count
      sum += light[coming > last ? last : coming]! - light[leaving < first ? first : leaving]!
    }
  }
  return mean
}

/** Nothing is drawn on it: there is no code to bring out. */
export function isBlank({ light }: GrayPicture): boolean {
  let [darkest, lightest] = [255, 0]
  for (const value of light) {
    if (value < darkest) darkest = value
    if (value > lightest) lightest = value
  }
  return lightest - darkest < 24
}
