import { inOneLine, pointsPerMm } from './setting.ts'
import type { PosterLanguage } from '../../shared/posters.ts'
import type { Faces } from './face.ts'
import type { Pen, TextStyle } from './pen.ts'
import type { Layout } from './poster-model.ts'

/** An A4 sheet: cut along its middle it makes two strips, each of which folds into a tent with the same page on both sides. */
export const standSheet = { width: 210, height: 297 } as const
export const standPanel = { width: standSheet.width / 2, height: standSheet.height / 2 } as const

const label: TextStyle = { size: 9, weight: 'regular', colour: 'grey' }

/** Four times the same panel, the upper two head down, so that each strip folds at its middle. */
export function layoutStand(faces: Faces, panel: Layout, language: PosterLanguage): Layout {
  const [width, height] = [standPanel.width * pointsPerMm, standPanel.height * pointsPerMm]
  return {
    module: panel.module,
    draw(pen) {
      for (const column of [0, 1]) {
        pen.within([1, 0, 0, 1, column * width, height], () => panel.draw(pen))
        pen.within([-1, 0, 0, -1, (column + 1) * width, height], () => panel.draw(pen))
        pen.within([1, 0, 0, 1, column * width, height], () =>
          guide(pen, faces, width, inOneLine(language, 'fold'), [2, 3]),
        )
      }
      // Turned, so that what is along the sheet is along the line.
      for (const row of [0, 1])
        pen.within([0, 1, -1, 0, width, row * height], () =>
          guide(pen, faces, height, inOneLine(language, 'cut'), [7, 4]),
        )
    },
  }
}

/** A line to fold or cut along, with its word in the middle. */
function guide(pen: Pen, faces: Faces, length: number, word: string, dash: readonly number[]): void {
  const half = faces.regular.width(word, label.size) / 2 + 4
  const middle = length / 2
  pen.path(`M0 0H${middle - half}M${middle + half} 0H${length}`, { stroke: 'line', width: 0.6, dash })
  pen.text(word, middle - half + 4, label.size * 0.3, label)
}
