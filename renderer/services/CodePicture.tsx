import { useMemo } from 'react'
import { encodeCode } from '../display/qr-code.ts'
import type { Code } from '../../shared/qr-code.ts'

const quietZone = 4

/** A code drawn small, to be recognised by eye; black on white in every theme. Empty when no code holds the payload. */
export function CodePicture({ payload, label }: { readonly payload: string; readonly label: string }) {
  const drawing = useMemo(() => drawingOf(payload), [payload])
  if (drawing === null) return null
  return (
    <svg
      className="code-picture"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawing.size} ${drawing.size}`}
      shapeRendering="crispEdges"
    >
      <path d={drawing.path} />
    </svg>
  )
}

function drawingOf(payload: string): { readonly size: number; readonly path: string } | null {
  let code: Code
  try {
    code = encodeCode(payload)
  } catch {
    // Longer than any code holds.
    return null
  }
  let path = ''
  for (let row = 0; row < code.modules; row++) {
    for (let column = 0; column < code.modules; column++) {
      if (code.isDark(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`
    }
  }
  return { size: code.modules + 2 * quietZone, path }
}
