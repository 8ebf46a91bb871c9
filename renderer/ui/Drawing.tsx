import type { ReactNode } from 'react'
import type { Drawing as Picture, Shape } from '../../shared/drawings.ts'
import './drawing.css'

export interface DrawingProps {
  readonly of: Picture
  readonly className: string
  /** In CSS pixels, where no style sheet says it. */
  readonly size?: number
  readonly children?: ReactNode
}

/** A drawing of the product in line, paper and ink; the place where it stands says what these three are. */
export function Drawing({ of, className, size, children }: DrawingProps) {
  const attributes = { viewBox: of.box.join(' '), width: size, height: size, 'aria-hidden': true, focusable: false }
  return (
    <svg className={`drawing ${className}`} {...attributes}>
      {of.shapes.map((shape, index) => (
        <path key={index} className={paintOf(shape)} {...attributesOf(shape)} />
      ))}
      {children}
    </svg>
  )
}

function paintOf({ fill, stroke }: Shape): string {
  return [fill && `fill-${fill}`, stroke && `stroke-${stroke}`].filter(Boolean).join(' ')
}

function attributesOf({ d, width, dash, isMitred, matrix }: Shape) {
  return {
    d,
    strokeWidth: width,
    strokeDasharray: dash?.join(' '),
    strokeLinejoin: isMitred ? ('miter' as const) : undefined,
    transform: matrix && `matrix(${matrix.join(' ')})`,
  }
}
