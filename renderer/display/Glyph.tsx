import arrowLeft from '@phosphor-icons/core/assets/bold/arrow-left-bold.svg?raw'
import arrowRight from '@phosphor-icons/core/assets/bold/arrow-right-bold.svg?raw'
import check from '@phosphor-icons/core/assets/fill/check-circle-fill.svg?raw'
import chat from '@phosphor-icons/core/assets/regular/chat-circle-text.svg?raw'
import { pathOf } from '../ui/path-of.ts'

const files = { arrowLeft, arrowRight, chat, check }

/** An icon of the set, sized by the style sheet; never the only carrier of its meaning. */
export function Glyph({ name }: { readonly name: keyof typeof files }) {
  return (
    <svg className={`glyph glyph-${name}`} viewBox="0 0 256 256" aria-hidden focusable="false">
      <path d={pathOf(files[name])} />
    </svg>
  )
}

/** The sheet with a cut corner: solid where the copy is required, dashed where it is asked for «якщо є». */
export function Sheet({ dashed }: { readonly dashed: boolean }) {
  return (
    <svg className="sheet" viewBox="0 0 32 36" aria-hidden focusable="false">
      {dashed ? (
        <path className="sheet-dashed" d="M5 3h14.5L27 10.5V33H5z" />
      ) : (
        <>
          <path className="sheet-solid" d="M4 2h14.5v9.5H28V34H4z" />
          <path className="sheet-solid" d="M21 2l7 7h-7z" />
          <path className="sheet-lines" d="M10 19.5h12M10 25.5h8" />
        </>
      )}
    </svg>
  )
}
