import type { JunkLetter } from '../mail/mailbox.ts'
import { holdsUid } from '../mail/settled.ts'
import type { Store } from '../store/store.ts'

/** Those of a list that are not here: neither taken in from there nor come by another way. */
export function missingOf(store: Store, mailboxId: string, letters: readonly JunkLetter[]): readonly JunkLetter[] {
  const [first] = letters
  if (!first) return []
  // All of a list lie in one folder.
  const settled = store.settled.ranges(mailboxId, first.folder, first.uidValidity)
  return letters.filter(({ uid, serverId, bytes, receivedAt }) => {
    if (holdsUid(settled, uid)) return false
    return serverId === null || store.letters.findByServerId(mailboxId, serverId, bytes, receivedAt) === undefined
  })
}
