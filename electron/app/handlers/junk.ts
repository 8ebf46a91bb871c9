import { AppError } from '../../../shared/errors.ts'
import { deadline, type Clock } from '../../jobs/clock.ts'
import { acceptWithinMs } from '../../mail/limits.ts'
import type { LetterNews } from '../../mail/mailbox.ts'
import type { Store } from '../../store/store.ts'
import type { Handlers } from '../handlers.ts'
import type { Recorded } from '../intake.ts'
import { missingOf } from '../junk.ts'
import type { MailboxWatch } from '../mailbox-watch.ts'

export interface JunkHandlerOptions {
  readonly store: Store
  readonly clock: Clock
  readonly watch: Pick<MailboxWatch, 'junk' | 'mailbox'>
  /** Stores a letter; throws when there is no room. */
  readonly take: (mailboxId: string, news: LetterNews, signal: AbortSignal) => Promise<Recorded>
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
  return {
    'junk.list': ({ mailboxId }) => ({
      rows: missing(mailboxId).map(({ serverId: _serverId, ...row }) => row),
    }),
    async 'junk.accept'({ mailboxId, uidValidity, uid }) {
      // Only what a person has seen in the list: a number alone could name any letter of the account.
      const wanted = missing(mailboxId).find(row => row.uid === uid && row.uidValidity === uidValidity)
      const fetchOne = watch.mailbox(mailboxId)?.fetchOne
      if (!wanted || !fetchOne) throw new AppError('call.invalid', 'uid')
      const signal = deadline(acceptWithinMs)
      const { folder } = wanted
      const news = await fetchOne({ folder, uidValidity, uid }, signal)
      const letter = news.kind === 'letter' ? ({ ...news, isElsewhere: true } as const) : news
      const recorded = await take(mailboxId, letter, signal)
      if (news.kind === 'letter') news.release?.()
      store.events.add({
        at: clock.now(),
        kind: 'junk.accepted',
        subjectId: recorded.kind === 'stored' ? recorded.packageId : mailboxId,
        detail: { repeated: recorded.kind === 'repeated' },
      })
      changed()
    },
  }
}
