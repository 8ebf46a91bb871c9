import { AppError } from '../../../shared/errors.ts'
import { ledgerKeyOf } from '../../store/ledger.ts'
import type { Handlers } from '../handlers.ts'
import { createLedgerRetry, type LedgerRetryOptions } from '../ledger-retry.ts'

const pageRows = 50

/** What was not simply taken, with its reason, and another try. */
export function createLedgerHandlers({
  changed,
  ...options
}: LedgerRetryOptions & { readonly changed: () => void }): Pick<Handlers, 'ledger.list' | 'ledger.retry'> {
  const { store } = options
  const retry = createLedgerRetry(options)
  return {
    'ledger.list'({ mailboxId, kind, offset }) {
      const counts = store.ledger.counts(mailboxId)
      const total = kind === null ? Object.values(counts).reduce((sum, count) => sum + count, 0) : counts[kind]
      return { rows: [...store.ledger.list({ mailboxId, kind, offset, limit: pageRows })], total, counts }
    },
    async 'ledger.retry'({ id }) {
      const key = ledgerKeyOf(id)
      if (!key) throw new AppError('call.invalid', 'id')
      const tried = await retry(key)
      changed()
      return tried
    },
  }
}
