import arrowLeft from '@phosphor-icons/core/assets/bold/arrow-left-bold.svg?raw'
import arrowRight from '@phosphor-icons/core/assets/bold/arrow-right-bold.svg?raw'
import clock from '@phosphor-icons/core/assets/bold/clock-bold.svg?raw'
import check from '@phosphor-icons/core/assets/fill/check-circle-fill.svg?raw'
import { sheetDrawings, speechDrawing } from '../../shared/drawings.ts'
import { Drawing } from '../ui/Drawing.tsx'
import { pathOf } from '../ui/path-of.ts'

const files = { arrowLeft, arrowRight, check, clock }

/** An icon of the set, sized by the style sheet; never the only carrier of its meaning. */
export function Glyph({ name }: { readonly name: keyof typeof files }) {
  return (
    <svg className="glyph" viewBox="0 0 256 256" aria-hidden focusable="false">
      <path d={pathOf(files[name])} />
    </svg>
  )
}

/** The way out for those without a phone. */
export function Speech() {
  return <Drawing of={speechDrawing} className="glyph" />
}

/** The sheet with a cut corner: solid where the copy is required, dashed where it is asked for «якщо є». */
export function Sheet({ dashed }: { readonly dashed: boolean }) {
  return <Drawing of={sheetDrawings[dashed ? 'optional' : 'required']} className="sheet" />
}
