import { useEffect, useState } from 'react'
import { after } from '../clock.ts'
import { useText } from '../i18n.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { maxSearchText } from './limits.ts'
import type { PaneState } from './pane-state.ts'
import type { SearchStep } from './protocol.ts'

interface SearchBarProps {
  readonly found: PaneState['found']
  onSearch(text: string, step: SearchStep): void
  onClose(): void
}

/** Typing stops for this long before the text is searched. */
const restMs = 200

export function SearchBar({ found, onSearch, onClose }: SearchBarProps) {
  const text = useText()
  const [query, setQuery] = useState('')

  useEffect(() => after(restMs, () => onSearch(query, 'first')), [query, onSearch])
  useEffect(() => () => onSearch('', 'first'), [onSearch])

  const isAnswered = query.trim() !== '' && found !== null
  return (
    <div className="preview-search" role="search">
      <input
        type="search"
        autoFocus
        maxLength={maxSearchText}
        aria-label={text('preview.search-field')}
        placeholder={text('preview.search-field')}
        value={query}
        onChange={event => setQuery(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') onSearch(query, event.shiftKey ? 'previous' : 'next')
          if (event.key === 'Escape') onClose()
        }}
      />
      <span role="status" className="preview-found">
        {isAnswered && (found.total === 0 ? text('preview.search-none') : text('preview.search-found', found))}
      </span>
      <IconButton icon="caret-up" label={text('preview.search-previous')} onClick={() => onSearch(query, 'previous')} />
      <IconButton icon="caret-down" label={text('preview.search-next')} onClick={() => onSearch(query, 'next')} />
      <IconButton icon="x" label={text('preview.search-close')} onClick={onClose} />
    </div>
  )
}
