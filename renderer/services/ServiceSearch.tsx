import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { useChangeServices, useServicesUi } from './use-services.ts'
import '../operator/queue-filter.css'

/** Narrows the list by the name of a service or of its branch; Esc clears it. */
export function ServiceSearch() {
  const text = useText()
  const change = useChangeServices()
  const search = useServicesUi(services => services.search)
  const set = (value: string) => change({ search: value, scrollTop: 0 })
  return (
    <div className="queue-filter services-search">
      <Icon name="magnifying-glass" size={18} />
      <input
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-label={text('services.search')}
        placeholder={text('services.search-hint')}
        value={search}
        onChange={event => set(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape' || search === '') return
          event.preventDefault()
          set('')
        }}
      />
      {search !== '' && (
        <button type="button" aria-label={text('services.search-clear')} onClick={() => set('')}>
          <Icon name="x" size={18} />
        </button>
      )}
    </div>
  )
}
