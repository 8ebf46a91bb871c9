import { memo, useId } from 'react'
import type { LedgerRow } from '../../shared/model/ledger.ts'
import { recentTime } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { aboutRow, canRetry, lookOf, triedWords } from './ledger-words.ts'
import { rowId } from './use-ledger.ts'

interface LedgerLineProps {
  readonly row: LedgerRow
  readonly place: number
  readonly total: number
  readonly tabStop: boolean
  readonly trying: boolean
  readonly now: number
  readonly onRetry: (row: LedgerRow) => Promise<void>
  readonly onOpen: (packageId: string) => Promise<void>
}

/** One reason of one letter: what happened, what to do, and how the last try ended. */
export const LedgerLine = memo(function LedgerLine(props: LedgerLineProps) {
  const { row, place, total, tabStop, trying, now, onRetry, onOpen } = props
  const text = useText()
  const language = useLanguage()
  const title = useId()
  const about = useId()
  const { tone, icon } = lookOf(row)
  const where = useView(({ mailboxes }) =>
    mailboxes.length > 1 ? (mailboxes.find(({ id }) => id === row.mailboxId)?.address ?? null) : null,
  )
  const facts = [row.from === '' ? text('ledger.sender-unknown') : row.from, where, stateWords()]

  function stateWords(): string | null {
    if (row.kind === 'repeated') return null
    if (!row.open) return text('ledger.state-closed')
    return row.settled ? text('ledger.state-settled') : null
  }

  return (
    <article
      id={rowId(row.id)}
      className={`ledger-row ${tone}`}
      tabIndex={tabStop ? 0 : -1}
      aria-labelledby={title}
      aria-describedby={about}
      aria-posinset={place}
      aria-setsize={total}
    >
      <Icon name={icon} size={22} />
      <div className="ledger-words">
        <h2 id={title}>
          {text(`ledger.title-${row.kind}`)}
          <span className="meta">{facts.filter(fact => fact !== null).join(' · ')}</span>
        </h2>
        <div id={about}>
          {aboutRow(row, text).map(line => (
            <p key={line}>{line}</p>
          ))}
          {row.tried && (
            <p className="ledger-tried">
              <Icon name="arrow-clockwise" size={16} />
              <span>
                <time>{recentTime(row.tried.at, now, language)}</time> {triedWords(row.tried, text)}
              </span>
            </p>
          )}
        </div>
      </div>
      <time className="ledger-time">{recentTime(row.at, now, language)}</time>
      <div className="ledger-actions">
        {canRetry(row) && (
          <Button
            size="small"
            icon="arrow-clockwise"
            busy={trying}
            busyText={text('ledger.retrying')}
            onClick={() => void onRetry(row)}
          >
            {text(row.kind === 'aside' ? 'letters.to-queue' : 'ledger.retry')}
          </Button>
        )}
        <Button size="small" kind="quiet" onClick={() => void onOpen(row.packageId)}>
          {text('ledger.open')}
        </Button>
      </div>
    </article>
  )
})
