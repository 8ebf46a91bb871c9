import { AppError, toWire } from '../../../shared/errors.ts'
import type { LetterTrace } from '../../../shared/model/mailbox.ts'
import { fateOf } from '../../domain/fate.ts'
import { deadline, type Clock } from '../../jobs/clock.ts'
import { findWithinMs, maxFindLetters } from '../../mail/limits.ts'
import type { FoundLetter, SenderQuestion } from '../../mail/found-letter.ts'
import type { Mailbox } from '../../mail/mailbox.ts'
import { holdsUid } from '../../mail/settled.ts'
import type { HereLetter } from '../../store/traces.ts'
import type { Store } from '../../store/store.ts'
import type { Handlers } from '../handlers.ts'
import type { MailboxWatch } from '../mailbox-watch.ts'

const dayMs = 24 * 60 * 60_000

/** «Чому цього листа немає?»: what is here of a sender, and what the server has of them now. The sender is written nowhere. */
export function createTraceHandlers(
  store: Store,
  clock: Clock,
  watch: Pick<MailboxWatch, 'mailbox'>,
): Pick<Handlers, 'letter.trace'> {
  return {
    async 'letter.trace'({ mailboxId, sender, days }) {
      const row = store.mailboxes.get(mailboxId)
      if (!row) throw new AppError('call.invalid', 'mailboxId')
      const question = { sender: sender.replace(/\p{Cc}/gu, ''), since: clock.now() - days * dayMs }
      const theirs = store.traces.of({ mailboxId, ...question, limit: maxFindLetters })
      const { found, failed } = await askServer(watch.mailbox(mailboxId)?.find, question)
      // Now, not before: what came during the question is here.
      const told = found?.map(letter => ({ letter, packageId: store.traces.find(mailboxId, letter) })) ?? null
      const here = withStored(
        theirs,
        (told ?? []).flatMap(({ packageId }) => (packageId && store.traces.ofPackage(packageId)) || []),
      )
      const server = told?.map(({ letter, packageId }) => toTraced(store, mailboxId, letter, packageId)) ?? null
      const watched = row.settings.kind === 'imap' ? row.settings.folder : null
      return { here, server, failed, watched, lastSuccessAt: store.mailboxes.get(mailboxId)?.lastSuccessAt ?? null }
    },
  }
}

/** What was found, also when the server fell silent in the middle; null when nothing could be asked. */
async function askServer(
  find: Mailbox['find'],
  question: SenderQuestion,
): Promise<{ readonly found: FoundLetter[] | null; readonly failed: LetterTrace['failed'] }> {
  let found: FoundLetter[] | null = null
  try {
    for await (const letters of find?.(question, deadline(findWithinMs)) ?? []) found = [...(found ?? []), ...letters]
    return { found: find ? (found ?? []) : null, failed: null }
  } catch (error) {
    return { found, failed: toWire(error) }
  }
}

/** With what a server finds by more than the address, such as the name beside it. */
function withStored(theirs: readonly HereLetter[], stored: readonly HereLetter[]): HereLetter[] {
  const byPackage = new Map([...theirs, ...stored].map(letter => [letter.packageId, letter]))
  return [...byPackage.values()].toSorted((one, other) => other.receivedAt - one.receivedAt)
}

function toTraced(
  store: Store,
  mailboxId: string,
  { uidValidity, uid, folder, use, receivedAt, from, bytes }: FoundLetter,
  packageId: string | undefined,
): NonNullable<LetterTrace['server']>[number] {
  const isSettled = holdsUid(store.settled.ranges(mailboxId, folder, uidValidity), uid)
  const fate = fateOf({ use, isSettled, isHeld: packageId !== undefined })
  return { folder, use, receivedAt, from, bytes, fate }
}
