import { createCanvas, type Canvas } from '@napi-rs/canvas'
import { create } from 'qrcode'
import { photograph, type Scene, type View } from './camera.ts'
import { blur, change, createDice, normal, type Dice, type Gray } from './gray.ts'

/** A picture of a code as an institution may hand it over, made ugly in a way that its name tells. */
export interface CabinetPicture {
  readonly name: string
  /** What is written in the code. */
  readonly payload: string
  /** JPEG or PNG. */
  readonly bytes: Uint8Array
}

/** What happens to one picture on its way. */
export interface Distortion {
  readonly turn?: number
  readonly tilt?: number
  readonly axis?: number
  /** Sigma of a Gaussian, in modules of the code. */
  readonly blur?: number
  /** What is left between the lightest and the darkest, 1 for all; and how light the darkest is then. */
  readonly contrast?: number
  readonly dark?: number
  /** Sigma of what the sensor adds, of 255. */
  readonly noise?: number
  /** A photographed screen: how deep its pixel grid shows, how many pixels of the photograph make one of the screen, and how they stand to each other. */
  readonly moire?: { readonly depth: number; readonly pitch: number; readonly angle: number }
  /** Light that falls off from one corner to the other, 0 for none. */
  readonly shade?: number
  /** Quality of the JPEG; PNG without. */
  readonly jpeg?: number
  /** Pixels for a module. */
  readonly module?: number
  readonly payload?: string
}

const site = 'https://diia.app/acquirers'
/** As long as links of Дія are: identifiers of 24, 36, 64 and 128 characters. */
export const payloads = [
  `${site}/offer-request/0f1e2d3c4b5a69788796a5b4`,
  `https://diia.app/auth/acquirers/branch/offer/0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0`,
  `${site}/branch/offer/offer-request/${'0f1e2d3c4b5a6978'.repeat(4)}`,
  `${site}/branch/offer/offer-request/${'0f1e2d3c4b5a6978'.repeat(8)}`,
] as const

/** A sheet as the cabinet gives it out: a heading, the code in its light margin, two lines below. Units are modules. */
function sheet(payload: string): Scene & { readonly modules: number } {
  const { modules } = create([{ data: new TextEncoder().encode(payload), mode: 'byte' }], { errorCorrectionLevel: 'M' })
  const [ink, paper, margin, heading] = [0.08, 0.94, 6, 7]
  const { size, data } = modules
  const isText = (x: number, y: number): boolean => {
    const below = margin + heading + size
    const isLine = (y > 3 && y < 5) || (y > below + 5 && y < below + 6) || (y > below + 7.5 && y < below + 8.5)
    // Words of uneven length, letters a third of a module wide.
    return isLine && x > margin && x < margin + size && Math.floor(x * 3) % 2 === 0 && Math.floor(x * 1.7) % 7 !== 0
  }
  return {
    modules: size,
    width: size + 2 * margin,
    height: size + 2 * margin + heading + 4,
    lightAt(x, y) {
      const [column, row] = [Math.floor(x - margin), Math.floor(y - margin - heading)]
      const isCode = column >= 0 && row >= 0 && column < size && row < size
      return (isCode ? data[row * size + column] === 1 : isText(x, y)) ? ink : paper
    },
  }
}

/** The picture that a distortion makes; the same one each time. */
export function distort(name: string, distortion: Distortion, seed: number): CabinetPicture {
  const dice = createDice(seed)
  const { payload = payloads[0], module = 6, shade = 0, moire, noise = 0, contrast = 1 } = distortion
  const scene = sheet(payload)
  const side = Math.round(Math.max(scene.width, scene.height) * module)
  // The sheet fills two thirds of the frame, so that it stays inside however it is turned.
  const frame = Math.round(side * 1.45)
  const view: View = {
    width: Math.round(frame * 1.15),
    height: frame,
    share: side / frame,
    turn: distortion.turn ?? 0,
    tilt: distortion.tilt ?? 0,
    axis: distortion.axis ?? 0,
  }
  const { picture, scale } = photograph(scene, view)
  const blurred = blur(picture, (distortion.blur ?? 0) * scale)
  const [ripple, { width, height }] = [moire ? rippleOf(moire) : () => 1, picture]
  const dark = distortion.dark ?? (1 - contrast) / 2
  const lit = change(blurred, (value, x, y) => {
    const fall = 1 - shade * (x / width / 2 + y / height / 2)
    return (dark + value * contrast) * fall * ripple(x, y) + (noise === 0 ? 0 : (normal(dice) * noise) / 255)
  })
  return { name, payload, bytes: encode(lit, distortion.jpeg) }
}

/** The grid of a screen's pixels as the camera's own grid samples it: slow waves over the picture. */
function rippleOf({ depth, pitch, angle }: NonNullable<Distortion['moire']>) {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]
  return (x: number, y: number): number => {
    const [u, v] = [(x * cos + y * sin) / pitch, (-x * sin + y * cos) / pitch]
    // Light between the pixels of a screen is a third of theirs; columns also differ by their three colours.
    const [column, row] = [0.5 + 0.5 * Math.cos(2 * Math.PI * u), 0.5 + 0.5 * Math.cos(2 * Math.PI * v)]
    return 1 - depth + depth * 1.6 * column * (0.4 + 0.6 * row)
  }
}

function encode({ width, height, light }: Gray, quality: number | undefined): Uint8Array {
  const canvas: Canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const pixels = context.createImageData(width, height)
  light.forEach((value, at) => {
    pixels.data.fill(Math.round(255 * Math.min(1, Math.max(0, value))), at * 4, at * 4 + 3)
    pixels.data[at * 4 + 3] = 255
  })
  context.putImageData(pixels, 0, 0)
  return new Uint8Array(quality === undefined ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', quality))
}

const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)
const pick = <T>(dice: Dice, items: readonly T[]): T => items[Math.floor(dice() * items.length)]!

/** Every kind of damage alone, through its whole range, then kinds together. */
export function distortions(): readonly (readonly [string, Distortion])[] {
  const dice = createDice(47)
  const any = (from: number, to: number) => from + dice() * (to - from)
  const together = Array.from({ length: 60 }, (_, index): readonly [string, Distortion] => [
    `together ${index + 1}`,
    {
      turn: any(0, 360),
      tilt: any(0, 30),
      axis: any(0, 180),
      blur: any(0, 0.5),
      contrast: any(0.3, 1),
      noise: any(0, 20),
      shade: any(0, 0.5),
      jpeg: pick(dice, [20, 40, 80]),
      module: any(2.5, 8),
      payload: pick(dice, payloads),
      ...(index % 4 === 3 ? { moire: { depth: any(0.3, 0.6), pitch: any(2.1, 3.8), angle: any(0, 45) } } : {}),
    },
  ])
  return [
    ...range(0, 345, 15).map(
      turn => [`turned ${turn}°`, { turn, jpeg: 80, payload: payloads[(turn / 15) % 4]! }] as const,
    ),
    ...range(10, 30, 10).flatMap(tilt =>
      [0, 45, 90, 120].map(axis => [`tilted ${tilt}° around ${axis}°`, { tilt, axis, jpeg: 80 }] as const),
    ),
    ...range(0.1, 0.5, 0.1).flatMap(sigma =>
      [5, 9].map(module => [`blurred ${sigma.toFixed(1)} of ${module} px`, { blur: sigma, module, jpeg: 80 }] as const),
    ),
    ...[3, 4, 6, 10].map(
      (module, index) => [`JPEG q20 at ${module} px`, { jpeg: 20, module, payload: payloads[index]! }] as const,
    ),
    ...[0.05, 0.35, 0.65].flatMap(dark =>
      [undefined, 40].map(
        jpeg =>
          [
            `contrast 30 % from ${dark}${jpeg ? ', JPEG' : ''}`,
            { contrast: 0.3, dark, ...(jpeg ? { jpeg } : {}) },
          ] as const,
      ),
    ),
    ...[10, 20, 30, 40].map(noise => [`noise ${noise}`, { noise, jpeg: 80 }] as const),
    ...[2.13, 2.6, 3.1, 3.7].flatMap(pitch =>
      [3, 11].map(
        angle => [`moiré ${pitch} px at ${angle}°`, { moire: { depth: 0.5, pitch, angle }, jpeg: 60 }] as const,
      ),
    ),
    ...together,
  ]
}

/** All of them, drawn one after another. */
export function* cabinetPictures(): Generator<CabinetPicture> {
  let seed = 1
  for (const [name, distortion] of distortions()) yield distort(name, distortion, seed++)
}
