import { AppError } from '../../../shared/errors.ts'
import type { MailboxInput } from '../../../shared/model/mailbox.ts'
import { createId, deadline, type Clock, type Random } from '../../jobs/clock.ts'
import type { Mailbox } from '../../mail/mailbox.ts'
import type { Store } from '../../store/store.ts'
import type { Handlers } from '../handlers.ts'
import type { MailboxLogIns } from '../mailbox-log-ins.ts'
import { withoutPassword } from '../mailbox-password.ts'
import type { MailboxWatch } from '../mailbox-watch.ts'

/** All steps of a check together; each has a shorter deadline of its own. */
const checkWithinMs = 45_000

export interface MailboxHandlerOptions {
  readonly store: Store
  readonly logIns: MailboxLogIns
  readonly clock: Clock
  readonly random: Random
  readonly watch: MailboxWatch
  readonly openMailbox: (input: MailboxInput) => Mailbox
  readonly changed: () => void
}

type MailboxCall =
  | (
      | 'setup.check'
      | 'mailbox.add'
      | 'mailbox.get'
      | 'mailbox.update'
      | 'mailbox.pause'
      | 'mailbox.wake'
      | 'outbox.retry'
    )
  | ('login.begin' | 'login.cancel')

export function createMailboxHandlers(options: MailboxHandlerOptions): Pick<Handlers, MailboxCall> {
  const { store, logIns, clock, random, watch, openMailbox, changed } = options
  return {
    async 'setup.check'(input) {
      const { passed, failed, folders, ...facts } = await openMailbox(input).check(deadline(checkWithinMs))
      return { ...facts, passed: [...passed], failed, folders: [...folders] }
    },
    'mailbox.add'({ mailbox }) {
      const id = createId(random)
      // The password first: a mailbox without one would be refused by its server.
      logIns.keep(id, mailbox)
      store.transaction(() => {
        store.mailboxes.add({ id, settings: withoutPassword(mailbox) }, clock.now())
        store.events.add({ at: clock.now(), kind: 'mailbox.added', subjectId: id, detail: { kind: mailbox.kind } })
      })
      watch.start(id)
      changed()
      return { id }
    },
    'mailbox.get'({ id }) {
      const mailbox = store.mailboxes.get(id)
      if (!mailbox) throw new AppError('call.invalid', 'id')
      return mailbox.settings
    },
    async 'mailbox.update'({ id, mailbox }) {
      if (!store.mailboxes.get(id)) throw new AppError('call.invalid', 'id')
      await watch.suspend(id, () => {
        const putBack = logIns.keep(id, mailbox)
        try {
          store.transaction(() => {
            store.mailboxes.update(id, withoutPassword(mailbox), clock.now())
            store.events.add({
              at: clock.now(),
              kind: 'mailbox.updated',
              subjectId: id,
              detail: { kind: mailbox.kind },
            })
          })
        } catch (error) {
          // The old account must not be tried with the new password.
          putBack()
          throw error
        }
      })
      changed()
    },
    async 'mailbox.pause'({ id, paused }) {
      if (!store.mailboxes.get(id)) throw new AppError('call.invalid', 'id')
      await watch.suspend(id, () =>
        store.transaction(() => {
          const now = clock.now()
          if (!store.mailboxes.pause(id, paused ? now : null)) return
          const kind = paused ? 'mailbox.paused' : 'mailbox.resumed'
          store.events.add({ at: now, kind, subjectId: id, detail: {} })
        }),
      )
      changed()
    },
    'login.begin': async asked => ({ logIn: await logIns.begin(asked) }),
    'login.cancel': () => logIns.cancel(),
    'mailbox.wake': ({ id }) => watch.wake(id),
    'outbox.retry'({ id }) {
      store.outbox.retry(id, clock.now())
      watch.wake(id)
      changed()
    },
  }
}
