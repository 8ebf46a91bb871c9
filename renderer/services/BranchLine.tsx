import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { CheckboxField } from '../ui/CheckboxField.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { Line } from './list-lines.ts'
import { beginService } from './begin.ts'
import { useChangeServices } from './use-services.ts'

interface BranchLineProps {
  readonly line: Extract<Line, { kind: 'branch' }>
  /** Its place in the whole table, from 1. */
  readonly index: number
  readonly selected: ReadonlySet<string>
  readonly onOpen: () => void
  readonly onToggle: (ids: readonly string[], on: boolean) => void
}

/** A branch above its services: its name, its mailbox, a new service for it. */
export function BranchLine({ line: { branch, rows }, index, selected, onOpen, onToggle }: BranchLineProps) {
  const text = useText()
  const change = useChangeServices()
  const mailbox = useView(view => view.mailboxes.find(({ id }) => id === branch.mailboxId))
  const ids = rows.map(({ id }) => id)
  return (
    <tr className="branch-line" aria-rowindex={index}>
      <td className="pick">
        {ids.length > 0 && (
          <CheckboxField
            label={<span className="visually-hidden">{text('services.select-branch', { name: branch.name })}</span>}
            checked={ids.every(id => selected.has(id))}
            onChange={on => onToggle(ids, on)}
          />
        )}
      </td>
      <th scope="rowgroup" colSpan={4}>
        <div className="branch-words">
          <button type="button" className="line-name" data-line={branch.id} onClick={onOpen} title={branch.institution}>
            {branch.name}
          </button>
          {mailbox ? (
            <span className="meta clip">{mailbox.address}</span>
          ) : (
            <span className="service-state warn meta">
              <Icon name="warning" size={16} />
              {text('services.mailbox-missing')}
            </span>
          )}
          {ids.length === 0 && <span className="meta">{text('services.branch-empty')}</span>}
        </div>
      </th>
      <td className="line-tools">
        <IconButton
          icon="plus"
          label={text('services.service-add-to', { name: branch.name })}
          onClick={() => change(beginService({ branchId: branch.id }))}
        />
        <IconButton icon="pencil-simple" label={text('services.branch-open', { name: branch.name })} onClick={onOpen} />
      </td>
    </tr>
  )
}
