import { createIntake } from '../../electron/app/intake.ts'
import { createMailboxWatch } from '../../electron/app/mailbox-watch.ts'
import { deskKeyword } from '../../electron/domain/desk-keyword.ts'
import { systemClock, systemRandom, type Clock } from '../../electron/jobs/clock.ts'
import type { Mailbox } from '../../electron/mail/mailbox.ts'
import type { Store } from '../../electron/store/store.ts'
import type { AfterAction } from '../../shared/model/mailbox.ts'
import { createFakeSecrets } from '../fakes/secrets.ts'
import { parserHere } from '../unit/app/intake-place.ts'
import { furnish, mailbox as plainMailbox, newStore } from '../unit/store/fixture.ts'
import type { Dovecot } from './dovecot.ts'
import { openOn } from './imap-mailbox.ts'

export interface DeskOptions {
  readonly user: string
  readonly after: AfterAction
  readonly store?: Store
  readonly machine?: string
  /** Ends each watch when its letters are stored, before the server is told of any: as a power cut would. */
  readonly dies?: boolean
  readonly clock?: Clock
  /** Unless told, the server is asked again and again, so that a test need not wait. */
  readonly intervalMs?: number
  readonly through?: { readonly port: number }
}

/** Intake with a real store on a mailbox of a real server, as the app puts them together. */
export function openDesk(dovecot: Dovecot, options: DeskOptions) {
  const { user, after, machine = 'desk-1', dies = false, clock = systemClock, intervalMs = 100, through } = options
  const store = options.store ?? furnish(newStore())
  store.mailboxes.update('box', { ...plainMailbox.settings, user, after }, 0)
  const installation = store.settings.installation(() => systemRandom.bytes(16).toString('hex'))
  const keyword = deskKeyword(installation, machine)
  const failures: unknown[] = []
  const take = createIntake({ store, parser: parserHere, clock, random: systemRandom })
  const server = through && ({ host: '127.0.0.1', port: through.port, security: 'starttls' } as const)
  const watch = createMailboxWatch({
    ...{
      store,
      clock,
      random: systemRandom,
      keyword,
      formerKeywords: store.settings.formerKeywords(keyword),
      secrets: createFakeSecrets(),
      changed() {},
    },
    openMailbox() {
      const mailbox = openOn(dovecot, { user, after, clock, intervalMs, ...server })
      return dies ? mortal(mailbox) : mailbox
    },
    assertRoom() {},
    async take(mailboxId, news, signal) {
      await take(mailboxId, news, signal)
    },
    logFailure: error => void failures.push(error),
  })
  watch.start('box')
  return {
    store,
    keyword,
    failures,
    wake: () => watch.wake('box'),
    rivals: () => watch.rivals.get('box') ?? [],
    status: () => store.outbox.status('box', clock.now()),
    letters: () => store.packages.queue({ settledSince: 0, limit: 1_000 }).length,
    successAt: () => store.mailboxes.get('box')?.lastSuccessAt ?? null,
    stop: () => watch.stopAll(),
  }
}

function mortal(mailbox: Mailbox): Mailbox {
  return {
    ...mailbox,
    intervalMs: 60_000,
    async *watch(kept, signal) {
      for await (const news of mailbox.watch(kept, signal)) {
        yield news
        if (news.kind === 'settled') return
      }
    },
  }
}
