import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useChange, useHotkey, useUi } from './desk-state.ts'
import { filterFieldId } from './use-shortcuts.ts'
import './queue-filter.css'

/** Narrows the queue by service, sender or code; Esc clears it. */
export function QueueFilter() {
  const text = useText()
  const change = useChange()
  const hotkey = useHotkey()
  const filter = useUi(ui => ui.filter)
  const key = hotkey('/')
  return (
    <div className="queue-filter">
      <Icon name="magnifying-glass" size={18} />
      <input
        id={filterFieldId}
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={text('desk.filter-label')}
        aria-keyshortcuts={key}
        placeholder={text('desk.filter-hint')}
        value={filter}
        onChange={event => change({ filter: event.target.value })}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          change({ filter: '' })
          event.currentTarget.blur()
        }}
      />
      {filter === '' && key && <KeyHint>{key}</KeyHint>}
      {filter !== '' && (
        <button type="button" aria-label={text('desk.filter-clear')} onClick={() => change({ filter: '' })}>
          <Icon name="x" size={18} />
        </button>
      )}
    </div>
  )
}
