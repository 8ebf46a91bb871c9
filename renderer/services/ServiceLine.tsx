import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { CheckboxField } from '../ui/CheckboxField.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { stateOf, type Line } from './list-lines.ts'
import { ServiceState } from './ServiceState.tsx'

interface ServiceLineProps {
  readonly line: Extract<Line, { kind: 'service' }>
  /** Its place in the whole table, from 1. */
  readonly index: number
  readonly checked: boolean
  readonly onOpen: () => void
  readonly onToggle: (ids: readonly string[], on: boolean) => void
  readonly onShift: (by: number) => void
  readonly onPoster: () => void
}

export function ServiceLine({ line, index, checked, onOpen, onToggle, onShift, onPoster }: ServiceLineProps) {
  const text = useText()
  const { row, above, below } = line
  const { id, name } = row
  const source = useView(view => view.sources.find(source => source.id === row.sourceId)?.name)
  return (
    <tr className={checked ? 'service-line checked' : 'service-line'} aria-rowindex={index}>
      <td className="pick">
        <CheckboxField
          label={<span className="visually-hidden">{text('services.select-service', { name })}</span>}
          checked={checked}
          onChange={on => onToggle([id], on)}
        />
      </td>
      <th scope="row">
        <div className="service-words">
          <button type="button" className="line-name clip" data-line={id} onClick={onOpen} title={name}>
            {name}
          </button>
          {source !== undefined && <span className="meta clip">{text('services.from-source', { name: source })}</span>}
        </div>
      </th>
      <td className="copies-column">{text('desk.copies', { count: row.copies })}</td>
      <td className="code-column">{row.checkCode}</td>
      <td>
        <ServiceState state={stateOf(row)} />
      </td>
      <td className="line-tools">
        {row.code === 'sealed' && (
          <IconButton icon="printer" label={text('posters.for', { name })} onClick={onPoster} />
        )}
        <IconButton
          icon="arrow-up"
          label={text('services.move-up', { name })}
          disabled={above === null}
          onClick={() => onShift(-1)}
        />
        <IconButton
          icon="arrow-down"
          label={text('services.move-down', { name })}
          disabled={below === null}
          onClick={() => onShift(1)}
        />
      </td>
    </tr>
  )
}
