import { useNow } from '../clock.ts'
import { useText } from '../i18n.ts'
import { useUi } from '../operator/desk-state.ts'
import { useOpenPackage } from '../operator/open-package.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import { EmptyLedger } from './EmptyLedger.tsx'
import { JunkNotice } from './JunkNotice.tsx'
import { LedgerFilter } from './LedgerFilter.tsx'
import { LedgerLine } from './LedgerLine.tsx'
import { useLedger } from './use-ledger.ts'
import { useLedgerKeys } from './use-ledger-keys.ts'
import './ledger.css'

/** Everything that was not simply taken, with its reason and another try. */
export function LedgerPage() {
  const text = useText()
  const { choose, more, goTo, retry } = useLedger()
  const { page, trying, said, at } = useUi(ui => ui.ledger)
  const openPackage = useOpenPackage()
  const now = useNow(60_000)
  const rows = page?.rows ?? []
  const total = page?.total ?? 0
  useLedgerKeys({ rows, at, goTo, open: ({ packageId }) => void openPackage(packageId) })
  const tabStop = rows.some(({ id }) => id === at) ? at : rows[0]?.id

  return (
    <div className="ledger">
      <JunkNotice />
      {page !== null && <LedgerFilter counts={page.counts} choose={choose} />}
      {page !== null && rows.length === 0 && <EmptyLedger />}
      {rows.length > 0 && (
        <div className="ledger-rows" role="feed" aria-label={text('ledger.list')} aria-busy={trying.size > 0}>
          {rows.map((row, index) => (
            <LedgerLine
              key={row.id}
              row={row}
              place={index + 1}
              total={total}
              tabStop={row.id === tabStop}
              trying={trying.has(row.id)}
              now={now}
              onRetry={retry}
              onOpen={openPackage}
            />
          ))}
        </div>
      )}
      <ShowMore total={total} shown={rows.length} onMore={more} />
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  )
}
