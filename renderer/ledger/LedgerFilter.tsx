import { useId } from 'react'
import { ledgerKinds, type LedgerKind } from '../../shared/ledger-kinds.ts'
import type { LedgerPage } from '../../shared/model/ledger.ts'
import { useText } from '../i18n.ts'
import { useUi, useView } from '../operator/desk-state.ts'
import { SelectField } from '../ui/SelectField.tsx'
import type { LedgerActions } from './use-ledger.ts'

interface LedgerFilterProps {
  readonly counts: LedgerPage['counts']
  readonly choose: LedgerActions['choose']
}

const everything = ''

/** Reasons with their counts; which mailbox, where there are several. */
export function LedgerFilter({ counts, choose }: LedgerFilterProps) {
  const text = useText()
  const group = useId()
  const { kind, mailboxId } = useUi(ui => ui.ledger)
  const mailboxes = useView(view => view.mailboxes)
  const all = ledgerKinds.reduce((sum, known) => sum + counts[known], 0)
  const shown: readonly (LedgerKind | null)[] = [
    null,
    ...ledgerKinds.filter(known => counts[known] > 0 || known === kind),
  ]

  return (
    <div className="ledger-filter">
      <fieldset className="ledger-kinds">
        <legend className="visually-hidden">{text('ledger.kinds')}</legend>
        {shown.map(known => (
          <label key={known ?? everything} className="ledger-kind">
            <input
              className="visually-hidden"
              type="radio"
              name={group}
              checked={known === kind}
              onChange={() => choose({ kind: known })}
            />
            {text(known === null ? 'ledger.kind-all' : `ledger.kind-${known}`)}{' '}
            <span className="ledger-count">{known === null ? all : counts[known]}</span>
          </label>
        ))}
      </fieldset>
      {mailboxes.length > 1 && (
        <SelectField
          label={text('ledger.mailbox')}
          value={mailboxId ?? everything}
          options={[
            { value: everything, label: text('ledger.mailbox-all') },
            ...mailboxes.map(({ id, address }) => ({ value: id, label: address })),
          ]}
          onChange={value => choose({ mailboxId: value === everything ? null : value })}
        />
      )}
    </div>
  )
}
