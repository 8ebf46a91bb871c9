import { AppError } from '../../../shared/errors.ts'
import { deadline, type Clock } from '../../jobs/clock.ts'
import { acceptWithinMs } from '../../mail/limits.ts'
import type { JunkLetter, LetterNews } from '../../mail/mailbox.ts'
import type { Store } from '../../store/store.ts'
import type { Handlers } from '../handlers.ts'
import type { Arriving, Recorded } from '../intake.ts'
import { missingOf } from '../junk.ts'
import type { MailboxWatch } from '../mailbox-watch.ts'

export interface JunkHandlerOptions {
  readonly store: Store
  readonly clock: Clock
  readonly watch: Pick<MailboxWatch, 'junk' | 'mailbox' | 'look' | 'beside'>
  /** Stores a letter; throws when there is no room. */
  readonly take: (mailboxId: string, news: Arriving, signal: AbortSignal) => Promise<Recorded>
  readonly changed: () => void
}

/** Letters that the server's filter took: shown by their headers, and taken in one by one by a person. */
export function createJunkHandlers({
  store,
  clock,
  watch,
  take,
  changed,
}: JunkHandlerOptions): Pick<Handlers, 'junk.list' | 'junk.accept'> {
  const missing = (mailboxId: string) => missingOf(store, mailboxId, watch.junk.get(mailboxId) ?? [])
  /** What is being taken in: a second press, or one at another window, waits for the same. */
  const accepting = new Map<string, Promise<string | null>>()

  function packageOf(mailboxId: string, letter: JunkLetter): string | null {
    return store.traces.find(mailboxId, letter) ?? null
  }

  async function accept(mailboxId: string, wanted: JunkLetter, signal: AbortSignal): Promise<string | null> {
    const acceptedAt = clock.now()
    const letter = await fetchLetter(mailboxId, wanted, signal)
    const recorded = await take(mailboxId, { ...letter, acceptedAt }, signal)
    if (letter.kind === 'letter') letter.release?.()
    const packageId = recorded.kind === 'stored' ? recorded.packageId : packageOf(mailboxId, wanted)
    changed()
    return packageId
  }

  async function fetchLetter(mailboxId: string, wanted: JunkLetter, signal: AbortSignal): Promise<LetterNews> {
    const { folder, uidValidity, uid } = wanted
    try {
      const news = await watch.mailbox(mailboxId)?.fetchOne?.({ folder, uidValidity, uid }, signal)
      if (!news) throw new AppError('junk.gone')
      return news.kind === 'letter' ? { ...news, isElsewhere: true } : news
    } catch (error) {
      if (!(error instanceof AppError && gone.has(error.code))) throw error
      // What the desk lists is old: the next list is to be right.
      watch.look(mailboxId)
      throw new AppError('junk.gone', undefined, error)
    }
  }

  return {
    'junk.list'({ mailboxId }) {
      const { state, unlisted } = watch.mailbox(mailboxId)?.junkPlace?.() ?? { state: 'none', unlisted: 0 }
      const rows = missing(mailboxId).map(({ serverId: _serverId, ...row }) => row)
      return { place: state, unlisted, rows }
    },
    async 'junk.accept'({ mailboxId, uidValidity, uid }) {
      // Only what a person has seen in the list: a number alone could name any letter of the account.
      const wanted = watch.junk.get(mailboxId)?.find(row => row.uid === uid && row.uidValidity === uidValidity)
      if (!wanted) throw new AppError('junk.gone')
      const key = JSON.stringify([mailboxId, uidValidity, uid])
      const under = accepting.get(key)
      if (under) return { packageId: await under }
      if (!missing(mailboxId).includes(wanted)) return { packageId: packageOf(mailboxId, wanted) }
      const accepted = watch.beside(mailboxId, deadline(acceptWithinMs), signal => accept(mailboxId, wanted, signal))
      accepting.set(key, accepted)
      try {
        return { packageId: await accepted }
      } finally {
        accepting.delete(key)
      }
    },
  }
}

/** Where a list was true a moment ago: moved, deleted, or its folder has another name. */
const gone: ReadonlySet<string> = new Set(['letter.unfetchable', 'mail.folder', 'junk.gone'])
