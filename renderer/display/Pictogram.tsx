import { stepDrawings } from '../../shared/drawings.ts'
import { Drawing } from '../ui/Drawing.tsx'

/** A step as a picture of a phone, with the step's number in a stamp. */
export function Pictogram({ step }: { readonly step: keyof typeof stepDrawings }) {
  const drawing = stepDrawings[step]
  const { x, y, size, paint } = drawing.label
  return (
    <Drawing of={drawing} className="pictogram">
      <text className={`stamp-number fill-${paint}`} x={x} y={y} fontSize={size}>
        {drawing.number}
      </text>
    </Drawing>
  )
}
