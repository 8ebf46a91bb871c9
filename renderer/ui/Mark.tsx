import { markDrawing } from '../../shared/drawings.ts'
import { Drawing } from './Drawing.tsx'
import './icon.css'

/** The letter П as a doorway with a sheet in it. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return <Drawing of={markDrawing} className="icon" size={size} />
}
