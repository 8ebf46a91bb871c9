import { AppError } from '../../../shared/errors.ts'
import { newBranch, newService } from '../../../shared/model/service.ts'
import { createId, type Clock, type Random } from '../../jobs/clock.ts'
import type { Store } from '../../store/store.ts'
import type { CodeSeal } from '../code-seal.ts'
import type { Handlers } from '../handlers.ts'
import type { MailboxLogIns } from '../mailbox-log-ins.ts'
import { withoutPassword } from '../mailbox-password.ts'
import type { MailboxWatch } from '../mailbox-watch.ts'

export interface SetupHandlerOptions {
  readonly store: Store
  readonly seal: CodeSeal
  readonly logIns: Pick<MailboxLogIns, 'keep'>
  readonly clock: Clock
  readonly random: Random
  readonly watch: Pick<MailboxWatch, 'start'>
  readonly changed: () => void
}

/** The first start: a branch, its mailbox and a first service, written together or not at all. */
export function createSetupHandlers(options: SetupHandlerOptions): Pick<Handlers, 'setup.finish'> {
  const { store, seal, logIns, clock, random, watch, changed } = options
  return {
    'setup.finish'({ branch, mailbox, service }) {
      if (store.branches.all().length > 0) throw new AppError('setup.done')
      if (seal.check(service.payload) !== 'ok') throw new AppError('service.code-refused')
      const [branchId, mailboxId, serviceId] = [createId(random), createId(random), createId(random)]
      // The password first: a branch without one would start and be refused, a password without a branch is only unused.
      logIns.keep(mailboxId, mailbox)
      store.transaction(() => {
        store.mailboxes.add({ id: mailboxId, settings: withoutPassword(mailbox) }, clock.now())
        store.branches.add(newBranch({ id: branchId, ...branch, mailboxId, email: mailbox.address }))
        const optional = service.optional.filter(type => !service.required.includes(type))
        const added = newService({ id: serviceId, branchId, mailboxId, active: true, ...service, optional })
        store.services.add(added, seal.seal(added), clock.now())
        store.events.add({ at: clock.now(), kind: 'setup.finished', subjectId: branchId, detail: {} })
      })
      watch.start(mailboxId)
      changed()
    },
  }
}
