import { useEffect, useRef } from 'react'
import type { CopyDetails } from '../../shared/model/package.ts'
import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { shortNameKey } from './copy-name.ts'
import type { Thumbnails } from './use-thumbnails.ts'
import './strip.css'

interface StripProps {
  readonly copies: readonly CopyDetails[]
  readonly selectedId: string | null
  readonly thumbnails: Thumbnails
  onSelect(copyId: string): void
}

/** The first pages of all copies of the package. */
export function Strip({ copies, selectedId, thumbnails, onSelect }: StripProps) {
  const text = useText()
  return (
    <nav className="preview-strip" aria-label={text('preview.thumbnails')}>
      <ol>
        {copies.map((copy, index) => (
          <li key={copy.id}>
            <button
              type="button"
              title={copy.name}
              aria-current={copy.id === selectedId || undefined}
              onClick={() => onSelect(copy.id)}
            >
              <Sheet bitmap={thumbnails.get(copy.id)} />
              {text('preview.title', { number: index + 1, name: text(shortNameKey(copy)) })}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Sheet({ bitmap }: { readonly bitmap: ImageBitmap | null | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (bitmap && canvas.current) canvas.current.getContext('2d')?.drawImage(bitmap, 0, 0)
  }, [bitmap])
  if (bitmap) return <canvas ref={canvas} width={bitmap.width} height={bitmap.height} aria-hidden="true" />
  return <span className="preview-sheet">{bitmap === null && <Icon name="file" size={24} />}</span>
}
