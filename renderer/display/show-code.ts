import type { CodeVerdict } from '../../shared/views.ts'
import type { Code } from '../../shared/qr-code.ts'
import { placeCode, type Box, type CodePlace } from '../../shared/qr-geometry.ts'
import { every } from '../clock.ts'
import type { CodeScreen } from './code-screen.ts'
import { encodeCode } from './qr-code.ts'
import type { Seen } from './verify-code.ts'

/** Every minute the picture is read again: what was drawn right can still be lost. */
export const checkEveryMs = 60_000

/** What a look at a code gave, and how large it was drawn: device pixels of a module, and modules of its side. */
export interface CodeLook<V = CodeVerdict> {
  readonly verdict: V
  readonly module: number | null
  readonly modules: number | null
}

export interface ShownCode {
  /** Reads the picture now. */
  look(): void
  stop(): void
}

/**
 * Keeps the payload's code on the canvas, as large as the panel allows, and tells each time what reading it back gave;
 * `unseen` as long as a new picture has not been read. A picture that failed is drawn anew before the next look.
 */
export function showCode(
  screen: CodeScreen,
  panel: HTMLElement,
  canvas: HTMLCanvasElement,
  payload: string,
  tell: (look: CodeLook) => void,
): ShownCode {
  const code = tryEncode(payload)
  let place: CodePlace | null = null
  let verdict: CodeVerdict = 'unseen'
  let lastLook = 0

  function settle(next: CodeVerdict): void {
    verdict = next
    tell({ verdict: next, module: place?.module ?? null, modules: code?.modules ?? null })
  }

  async function look(): Promise<void> {
    const mine = ++lastLook
    const seen = await read()
    if (mine === lastLook) settle(seen)
  }

  async function read(): Promise<Seen> {
    if (code === null || place === null) return 'unreadable'
    return drawAndRead(screen, canvas, { code, place, payload, isDrawn: verdict === 'verified' })
  }

  const stopWatching = screen.watch(panel, (box, pixelRatio) => {
    if (box.width < 1 || box.height < 1) return
    const next = code && placeCode(box, code.modules)
    if (next !== null) putAt(canvas, next, box, pixelRatio)
    const isDrawn = verdict === 'verified' && next?.module === place?.module
    place = next
    if (isDrawn) return
    settle('unseen')
    void look()
  })
  const stopLooking = every(checkEveryMs, () => void look())

  return {
    look: () => void look(),
    stop() {
      lastLook++
      stopWatching()
      stopLooking()
    },
  }
}

/** The payload's code; null when it is longer than any code holds. */
export function tryEncode(payload: string): Code | null {
  try {
    return encodeCode(payload)
  } catch {
    return null
  }
}

export interface Drawing {
  readonly code: Code
  readonly place: CodePlace
  readonly payload: string
  /** It stands on the canvas already and was read back. */
  readonly isDrawn: boolean
}

export async function drawAndRead(
  screen: CodeScreen,
  canvas: HTMLCanvasElement,
  { code, place, payload, isDrawn }: Drawing,
): Promise<Seen> {
  try {
    if (!isDrawn) screen.draw(canvas, code, place)
    return await screen.check(canvas, payload)
  } catch {
    // No canvas or no reader: either way nobody has seen the code, and the desk is told so.
    return 'unreadable'
  }
}

/** One canvas pixel on one screen pixel: the size in CSS pixels is exact, and the edges lie between screen pixels. */
function putAt(canvas: HTMLCanvasElement, place: CodePlace, panel: Box, pixelRatio: number): void {
  const css = (devicePixels: number) => `${devicePixels / pixelRatio}px`
  canvas.style.width = css(place.size)
  canvas.style.height = css(place.size)
  canvas.style.left = css(place.left - panel.left)
  canvas.style.top = css(place.top - panel.top)
}
