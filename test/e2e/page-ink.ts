import type { Locator } from '@playwright/test'
import { page as sheet, separators } from '../../electron/demo/copy-layout.ts'

/** Where a copy's page has ink: what an empty, black, shifted or turned picture would not have. */
export interface PageInk {
  /** Height to width. */
  readonly shape: number
  /** How much of each separator's line is black, and of the lines a little above and below it. */
  readonly separators: readonly (readonly [above: number, on: number, below: number])[]
  /** How much of the place of the title's first words, and of the left margin, is dark. */
  readonly title: number
  readonly margin: number
}

/** Measured on the picture of a copy's first page; distances are the copy's own, in points. */
export function measureInk(canvas: Locator): Promise<PageInk> {
  return canvas.evaluate(
    (element, { sheet, separators }) => {
      const { width, height } = element as HTMLCanvasElement
      const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height)
      const scale = height / sheet.height
      const darkPart = (left: number, top: number, right: number, bottom: number) => {
        const [x1, x2, y1, y2] = [left, right, top, bottom].map(points => Math.round(points * scale)) as [
          number,
          number,
          number,
          number,
        ]
        let dark = 0
        for (let y = y1; y < y2; y++) for (let x = x1; x < x2; x++) if (data[(y * width + x) * 4]! < 96) dark++
        return dark / ((x2 - x1) * (y2 - y1))
      }
      const line = (middle: number) =>
        darkPart(sheet.left + 1, middle - 0.5 / scale, sheet.right - 1, middle + 0.5 / scale)
      return {
        shape: height / width,
        separators: separators.map(top => [line(top - 4), line(top + 1), line(top + 6)] as const),
        title: darkPart(sheet.left, separators[0] + 13, sheet.left + 120, separators[0] + 26),
        margin: darkPart(0, 0, sheet.left - 6, sheet.height),
      }
    },
    { sheet, separators },
  )
}
