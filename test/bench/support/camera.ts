import type { Gray } from './gray.ts'

/** Something flat to be photographed: its light at a place, in units of its own. */
export interface Scene {
  readonly width: number
  readonly height: number
  lightAt(x: number, y: number): number
}

export interface View {
  /** Of the photograph, in pixels. */
  readonly width: number
  readonly height: number
  /** How much of the photograph's smaller side the scene's larger one takes, seen straight. */
  readonly share: number
  /** Turned in its plane, and leaned back around an axis in it that stands at `axis`; degrees. */
  readonly turn: number
  readonly tilt: number
  readonly axis: number
}

/** A phone at arm's length sees a sheet from about three of its widths away. */
const distance = 3
/** Rays a pixel and side: what falls on a pixel is gathered over its whole area. */
const rays = 2

export interface Photograph {
  readonly picture: Gray
  /** Pixels for one unit of the scene in its middle. */
  readonly scale: number
}

/** The scene as a pinhole camera sees it, its middle in the middle; beyond its edges is `beyond`. */
export function photograph(scene: Scene, view: View, beyond = 0.55): Photograph {
  const { width, height } = view
  const scale = (Math.min(width, height) * view.share) / Math.max(scene.width, scene.height)
  const back = backToScene(view, scale, Math.max(scene.width, scene.height))
  const light = new Float32Array(width * height)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      let sum = 0
      for (let ray = 0; ray < rays * rays; ray++) {
        const [across, down] = [x + (0.5 + (ray % rays)) / rays, y + (0.5 + Math.floor(ray / rays)) / rays]
        const [u, v] = back(across - width / 2, down - height / 2)
        const [left, top] = [u + scene.width / 2, v + scene.height / 2]
        const isInside = left >= 0 && top >= 0 && left < scene.width && top < scene.height
        sum += isInside ? scene.lightAt(left, top) : beyond
      }
      light[at] = sum / (rays * rays)
    }
  }
  return { picture: { width, height, light }, scale }
}

/** From a place of the photograph to the place of the scene that is seen there, both measured from the middle. */
function backToScene({ turn, tilt, axis }: View, scale: number, size: number) {
  const radians = Math.PI / 180
  const [cosTurn, sinTurn] = [Math.cos(turn * radians), Math.sin(turn * radians)]
  const [cosAxis, sinAxis] = [Math.cos(axis * radians), Math.sin(axis * radians)]
  const [cosTilt, sinTilt] = [Math.cos(tilt * radians), Math.sin(tilt * radians)]
  const far = distance * size
  return (x: number, y: number): readonly [number, number] => {
    // Along the axis and across it: only what lies across is nearer or further.
    const along = (x * cosAxis + y * sinAxis) / scale
    const across = (-x * sinAxis + y * cosAxis) / scale
    const onPlane = (across * far) / (far * cosTilt - across * sinTilt)
    const depth = 1 + (onPlane * sinTilt) / far
    const [p, q] = [along * depth * cosAxis - onPlane * sinAxis, along * depth * sinAxis + onPlane * cosAxis]
    return [p * cosTurn + q * sinTurn, -p * sinTurn + q * cosTurn]
  }
}
