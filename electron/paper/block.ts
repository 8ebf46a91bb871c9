import { balanceLines, breakLines } from './break-lines.ts'
import type { Faces } from './face.ts'
import type { Pen, TextStyle } from './pen.ts'

/** Something of a fixed width whose height is known before it is drawn. Lengths are in points. */
export interface Block {
  readonly height: number
  draw(pen: Pen, left: number, top: number): void
}

export interface Paragraph extends TextStyle {
  /** From line to line, in sizes. */
  readonly leading?: number
  readonly isBalanced?: boolean
}

/** Half of a capital letter's height: text is set so that its capitals stand in the middle of the line. */
export const halfCapital = 0.33

/** Text with its lines told; `isWhole` while no word had to be broken. */
export interface SetText extends Block {
  readonly lines: number
  readonly isWhole: boolean
}

export function paragraph(faces: Faces, text: string, width: number, style: Paragraph): SetText {
  const { size, weight, leading = 1.2, isBalanced = false } = style
  const measure = (part: string) => faces[weight].width(part, size)
  const lines = (isBalanced ? balanceLines : breakLines)(text, width, measure)
  const step = size * leading
  return {
    lines: lines.length,
    isWhole: text.split(' ').every(word => measure(word) <= width),
    height: lines.length * step,
    draw: (pen, left, top) =>
      lines.forEach((line, index) => pen.text(line, left, top + (index + 0.5) * step + halfCapital * size, style)),
  }
}

/** One under the other; blocks without height leave no gap. */
export function stack(blocks: readonly Block[], gap: number): Block {
  const seen = blocks.filter(block => block.height > 0)
  return {
    height: seen.reduce((sum, block) => sum + block.height, Math.max(0, seen.length - 1) * gap),
    draw(pen, left, top) {
      let next = top
      for (const block of seen) {
        block.draw(pen, left, next)
        next += block.height + gap
      }
    },
  }
}

/** Side by side, each in the middle of the tallest one's height, or all at the top. */
export function row(
  parts: readonly { readonly at: number; readonly block: Block }[],
  align: 'middle' | 'top' = 'middle',
): Block {
  const height = Math.max(...parts.map(({ block }) => block.height))
  return {
    height,
    draw(pen, left, top) {
      const down = (block: Block) => (align === 'top' ? 0 : (height - block.height) / 2)
      for (const { at, block } of parts) block.draw(pen, left + at, top + down(block))
    },
  }
}
