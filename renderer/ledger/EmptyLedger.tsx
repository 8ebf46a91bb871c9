import { useText } from '../i18n.ts'
import { useUi } from '../operator/desk-state.ts'
import { Icon } from '../ui/Icon.tsx'

/** Nothing is here: what will be, or that only the filter hides it. */
export function EmptyLedger() {
  const text = useText()
  const narrowed = useUi(({ ledger }) => ledger.kind !== null || ledger.mailboxId !== null)
  return (
    <div className="ledger-empty">
      <Icon name="check-circle" size={40} />
      <h2>{text(narrowed ? 'ledger.none' : 'ledger.empty')}</h2>
      <p>{text('ledger.empty-about')}</p>
    </div>
  )
}
