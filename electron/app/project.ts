import type { DisplayView, Edition, OperatorView, Received, CodeVerdict } from '../../shared/views.ts'
import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { newsForMs } from '../domain/received.ts'
import type { MailboxSync } from '../jobs/mailbox-sync.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import type { Store } from '../store/store.ts'

/** The whole queue is pushed on every change, so it stays a screenful of screenfuls. */
const queueLimit = 500

/** What the app knows beside its store. */
export interface LiveState {
  readonly syncs: ReadonlyMap<string, Pick<MailboxSync, 'status'>>
  readonly received: { readonly news: Received; readonly at: number } | null
  readonly codes: Readonly<Record<string, CodeVerdict>>
}

export function projectOperator(
  store: Store,
  live: LiveState,
  facts: { readonly edition: Edition; readonly secrets: string; readonly displays: number; readonly dayStart: number },
): OperatorView {
  const branches = store.branches.all()
  return {
    edition: facts.edition,
    setup: branches.length === 0 ? 'needed' : 'done',
    settings: store.settings.read(),
    secrets: facts.secrets,
    branches,
    services: store.services.all(),
    mailboxes: store.mailboxes.all().map(row => mailboxStatus(row, live)),
    open: store.packages.openCount(),
    queue: store.packages.queue({ settledSince: facts.dayStart, limit: queueLimit }),
    display: { watching: facts.displays > 0, codes: live.codes },
  }
}

function mailboxStatus({ id, settings, lastSuccessAt, lastLetterAt }: MailboxRow, { syncs }: LiveState): MailboxStatus {
  const sync = syncs.get(id)?.status()
  return {
    id,
    kind: settings.kind,
    address: settings.address,
    host: settings.kind === 'imap' ? settings.host : null,
    job: sync?.job ?? { kind: 'idle' },
    lastSuccessAt,
    lastLetterAt,
    intervalMs: sync?.intervalMs ?? 60_000,
    progress: sync?.progress ?? null,
  }
}

/** Nothing of a letter but its code, its count and its time ever gets here. */
export function projectDisplay(store: Store, live: LiveState, edition: Edition, elapsed: number): DisplayView {
  const branches = store.branches.all()
  return {
    edition,
    institution: branches[0]?.institution ?? '',
    // With several branches on one screen each service speaks for itself.
    branch: branches.length === 1 ? branches[0]!.name : '',
    language: store.settings.read().language,
    services: store.services
      .all()
      .filter(service => service.active)
      .map(({ id, name, required, optional, payload }) => ({ id, name, required, optional, payload })),
    received: live.received !== null && elapsed - live.received.at < newsForMs ? live.received.news : null,
  }
}
