import type { CodeVerdict } from '../../shared/views.ts'
import { every } from '../clock.ts'
import type { CodeScreen } from './code-screen.ts'
import type { Code } from '../../shared/qr-code.ts'
import { encodeCode } from './qr-code.ts'
import { placeCode, type Box, type CodePlace } from '../../shared/qr-geometry.ts'
import type { Seen } from './verify-code.ts'

/** Every minute the picture is read again: what was drawn right can still be lost. */
export const checkEveryMs = 60_000

/**
 * Keeps the payload's code on the canvas, as large as the panel allows, and tells each time what reading it back gave;
 * `unseen` as long as a new picture has not been read. A picture that failed is drawn anew before the next look.
 */
export function showCode(
  screen: CodeScreen,
  panel: HTMLElement,
  canvas: HTMLCanvasElement,
  payload: string,
  tell: (verdict: CodeVerdict) => void,
): () => void {
  const code = tryEncode(payload)
  let place: CodePlace | null = null
  let verdict: CodeVerdict = 'unseen'
  let lastLook = 0

  function settle(next: CodeVerdict): void {
    verdict = next
    tell(next)
  }

  async function look(): Promise<void> {
    const mine = ++lastLook
    const seen = await read()
    if (mine === lastLook) settle(seen)
  }

  async function read(): Promise<Seen> {
    if (code === null || place === null) return 'unreadable'
    try {
      if (verdict !== 'verified') screen.draw(canvas, code, place)
      return await screen.check(canvas, payload)
    } catch {
      // No canvas or no reader: either way nobody has seen the code, and the desk is told so.
      return 'unreadable'
    }
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

  return () => {
    lastLook++
    stopWatching()
    stopLooking()
  }
}

function tryEncode(payload: string): Code | null {
  try {
    return encodeCode(payload)
  } catch {
    // Longer than any code holds.
    return null
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
