import handFile from '@phosphor-icons/core/assets/fill/hand-pointing-fill.svg?raw'
import planeFile from '@phosphor-icons/core/assets/fill/paper-plane-right-fill.svg?raw'
import type { ReactNode } from 'react'
import { pathOf } from '../ui/path-of.ts'

/**
 * The three steps, drawn in line, paper and ink: the inked part is the one to act on. The phone is a box of 80×120;
 * the step's number is a stamp at its upper left that overlaps the frame only.
 */
function Phone(props: { readonly number: number; readonly loud?: boolean; readonly children: ReactNode }) {
  const { number, loud = false, children } = props
  const stamp = loud ? 50 : 44
  const left = loud ? -37 : -31
  return (
    <svg className="pictogram" viewBox={loud ? '-37 -6 140 126' : '-31 -6 132 127'} aria-hidden focusable="false">
      <rect className="line frame" x="4" y="4" width="72" height="112" rx="12" />
      {children}
      <rect className="paper" x={left} y="-6" width={stamp + 5} height={stamp + 5} />
      <rect className="stamp-box" x={left + 1.5} y="-4.5" width={stamp - 3} height={stamp - 3} rx="3.5" />
      <text className="stamp-number" x={left + stamp / 2} y={-6 + stamp / 2}>
        {number}
      </text>
    </svg>
  )
}

export function ScanPictogram() {
  return (
    <Phone number={1}>
      <path className="ink viewfinder" d="M16.5 57V46.5H27M53 46.5h10.5V57M63.5 84.5v10.5H53M27 95H16.5V84.5" />
      <path className="line dots" d="M25.5 56h11v11h-11zM43.5 56h11v11h-11zM25.5 74.5h11v11h-11z" />
      <path className="line-fill" d="M41.5 72.5h6v6h-6zM48.5 78.5h8v5h-3.5v4.5h-4.5z" />
    </Phone>
  )
}

export function ConfirmPictogram() {
  return (
    <Phone number={2}>
      <path className="line sheet-line" d="M22.5 20.5H47L58 31.5V61.5H22.5z" />
      <path className="line text-line" d="M31.5 41h17M31.5 50h17" />
      <rect className="ink-fill" x="17" y="71" width="46" height="29" rx="5.5" />
      <path className="paper-line" d="M31 86l6.5 6.5L50.5 79.5" />
    </Phone>
  )
}

const hand = pathOf(handFile)
const plane = pathOf(planeFile)

export function SendPictogram() {
  return (
    <Phone number={3} loud>
      <path className="line text-line" d="M24 23.5h18M24 35.5h40" />
      <path className="line sheet-line" d="M20.5 47h9.5l5.5 5.5v11.5h-15zM45.5 47h9.5l5.5 5.5v11.5h-15z" />
      <rect className="ink-fill" x="15.5" y="71" width="52" height="32" rx="5.5" />
      <path className="paper" d={plane} transform="translate(29.5 75.5) scale(.09)" />
      <g transform="translate(53.5 66) rotate(-14 24 27) scale(.225)">
        <path className="paper halo" d={hand} />
        <path className="ink-fill" d={hand} />
      </g>
    </Phone>
  )
}
