import handFile from '@phosphor-icons/core/assets/fill/hand-pointing-fill.svg?raw'
import planeFile from '@phosphor-icons/core/assets/fill/paper-plane-right-fill.svg?raw'
import type { ReactNode } from 'react'
import { pathOf } from '../ui/path-of.ts'

const hand = pathOf(handFile)
const plane = pathOf(planeFile)

function Picture({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="picture" viewBox="0 0 112 124" width="98" height="108" aria-hidden focusable="false">
      {children}
    </svg>
  )
}

const phone = <rect className="line frame" x="20" y="4" width="72" height="112" rx="12" />

/** A phone that looks at the code. */
export function ScanPicture() {
  return (
    <Picture>
      {phone}
      <g transform="translate(16)">
        <path className="ink viewfinder" d="M16 42v-11.5h11M53 30.5h11v11.5M64 76v11.5H53M27 87.5H16V76" />
        <path className="line dots" d="M23.7 42.5h13v13h-13zM43.5 42.5h13v13h-13zM23.7 62.5h13v13h-13z" />
        <path className="line-fill" d="M42.5 61h6v6h-6zM49.5 67h9v6.5h-3v5h-6z" />
      </g>
    </Picture>
  )
}

/** A hand that presses «Надіслати». */
export function SendPicture() {
  return (
    <Picture>
      {phone}
      <g transform="translate(16)">
        <path className="line words" d="M20 22h18M20 34h36" />
        <path className="line words" d="M20.5 46h9.5l5.5 5.5v11.5h-15zM44.5 46h9.5l5.5 5.5v11.5h-15z" />
        <rect className="ink-fill" x="14" y="70" width="52" height="32" rx="5.5" />
        <path className="paper" d={plane} transform="translate(27 74.5) scale(.09)" />
        <g transform="translate(51.5 66) rotate(-14 24 27) scale(.2)">
          <path className="paper halo" d={hand} />
          <path className="line-fill" d={hand} />
        </g>
      </g>
    </Picture>
  )
}

/** A sheet with a tick stamped across it. */
export function ReviewPicture() {
  return (
    <Picture>
      <path className="line frame" d="M22 6h42l22 22v86H22z" />
      <path className="line words" d="M63 7v22h22M34 34h16M34 48h38" />
      <g transform="rotate(-6 62 80)">
        <rect className="paper" x="24" y="56" width="72" height="48" />
        <rect className="ink frame" x="31" y="63" width="58" height="34" rx="3" />
        <path className="ink frame" d="M49 80l8.5 8.5L73 72" />
      </g>
    </Picture>
  )
}

export function ArrowPicture() {
  return (
    <svg className="picture-arrow" viewBox="0 0 24 24" width="24" height="24" aria-hidden focusable="false">
      <path d="M3 12h17M13.5 5.5L20 12l-6.5 6.5" />
    </svg>
  )
}
