import { useState } from 'react'
import { useText } from '../i18n.ts'

interface PageFieldProps {
  readonly page: number
  readonly pages: number
  readonly disabled: boolean
  onPage(page: number): void
}

/** «1 з 4»: the number follows the scroll, and goes to a page when one is typed. */
export function PageField({ page, pages, disabled, onPage }: PageFieldProps) {
  const text = useText()
  const [typed, setTyped] = useState<string | null>(null)

  function go(): void {
    const wanted = Number.parseInt(typed ?? '', 10)
    if (wanted >= 1 && wanted <= pages) onPage(wanted)
    setTyped(null)
  }

  return (
    <label className="preview-page">
      <input
        aria-label={text('preview.page')}
        inputMode="numeric"
        maxLength={4}
        readOnly={disabled}
        value={typed ?? (pages === 0 ? '' : String(page))}
        onFocus={event => event.target.select()}
        onChange={event => setTyped(event.target.value)}
        onBlur={go}
        onKeyDown={event => {
          if (event.key === 'Enter') go()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      {pages > 0 && <span>{text('preview.of-pages', { pages })}</span>}
    </label>
  )
}
