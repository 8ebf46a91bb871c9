import type { Clock } from '../../jobs/clock.ts'
import type { Store } from '../../store/store.ts'
import type { Handlers } from '../handlers.ts'
import type { MailboxWatch } from '../mailbox-watch.ts'

/** A visitor who stands at the desk has sent the letter minutes ago. */
const recentMs = 15 * 60_000
const recentRows = 50

/** «Чекаю на лист»: what has come of late, and a look for what has not. */
export function createWaitingHandlers(
  store: Store,
  clock: Clock,
  watch: Pick<MailboxWatch, 'look'>,
): Pick<Handlers, 'mailbox.look' | 'letter.recent'> {
  return {
    'mailbox.look': ({ id }) => watch.look(id),
    'letter.recent': ({ mailboxId }) => ({
      rows: [...store.recent.list({ mailboxId, since: clock.now() - recentMs, limit: recentRows })],
    }),
  }
}
