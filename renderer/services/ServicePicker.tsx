import { useEffect, useId, useState } from 'react'
import type { ServiceRow } from '../../shared/model/service.ts'
import { after } from '../clock.ts'
import { useText } from '../i18n.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import type { ChosenService } from './picture-rows.ts'

const shownAtMost = 8
const typingMs = 150

interface ServicePickerProps {
  readonly label: string
  readonly value: ChosenService | null
  readonly onChoose: (service: ChosenService | null) => void
}

/** Finds one of very many services by a few letters of its name: a field with a list that arrows walk through. */
export function ServicePicker({ label, value, onChoose }: ServicePickerProps) {
  const text = useText()
  const { client } = useDesk()
  const branches = useView(view => view.branches)
  const id = useId()
  /** What is typed since the field was entered; null while it is at rest. */
  const [typed, setTyped] = useState<string | null>(null)
  const [found, setFound] = useState<readonly ServiceRow[]>([])
  const [at, setAt] = useState(0)
  const open = typed !== null

  useEffect(() => {
    if (typed === null) return
    let gone = false
    const stop = after(typingMs, () => {
      client('service.list', { text: typed, branchId: null, offset: 0 }).then(
        ({ rows }) => {
          if (gone) return
          setFound(rows.slice(0, shownAtMost))
          setAt(0)
        },
        () => gone || setFound([]),
      )
    })
    return () => {
      gone = true
      stop()
    }
  }, [client, typed])

  function choose(row: ServiceRow | undefined): void {
    if (row === undefined) return
    setTyped(null)
    onChoose({ id: row.id, name: row.name })
  }

  return (
    <div className="picker-field">
      <input
        className="field-control"
        role="combobox"
        aria-label={label}
        aria-expanded={open && found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        placeholder={text('services.picker-hint')}
        value={typed ?? value?.name ?? ''}
        onFocus={event => {
          setTyped('')
          event.target.select()
        }}
        onBlur={() => setTyped(null)}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            const step = event.key === 'ArrowDown' ? 1 : -1
            if (!open) setTyped('')
            else if (found.length > 0) setAt((at + step + found.length) % found.length)
          } else if (event.key === 'Enter' && open) {
            event.preventDefault()
            choose(found[at])
          } else if (event.key === 'Escape' && open) {
            event.preventDefault()
            setTyped(null)
          }
        }}
      />
      {open && (
        <ul className="picker-list" role="listbox" id={`${id}-list`} aria-label={label}>
          {found.length === 0 && <li className="meta">{text('services.picker-none')}</li>}
          {found.map((row, index) => (
            <li
              key={row.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              // Before the field loses the focus and the list with it.
              onPointerDown={event => {
                event.preventDefault()
                choose(row)
              }}
            >
              <span>{row.name}</span>
              <span className="meta">{branches.find(branch => branch.id === row.branchId)?.name}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
