import type { DisplayView, Edition, OperatorView, Received } from '../../shared/views.ts'
import type { FolderTrouble, MailboxStatus, Rival } from '../../shared/model/mailbox.ts'
import type { TestLetterStatus } from '../../shared/model/test-letter.ts'
import { checkCode } from '../domain/check-code.ts'
import { findMisfits } from '../domain/findings.ts'
import { newsForMs } from '../domain/received.ts'
import type { JunkLetter } from '../mail/mailbox.ts'
import type { MailboxSync } from '../jobs/mailbox-sync.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import type { ServicesSync } from '../jobs/services-sync.ts'
import type { Store } from '../store/store.ts'
import type { CodeSeal } from './code-seal.ts'
import type { DisplayState } from './display-state.ts'
import { missingOf } from './junk.ts'
import { postersDown } from './posters.ts'
import { sourceStatus } from './source-status.ts'

/** The whole queue is pushed on every change, so it stays a screenful of screenfuls. */
const queueLimit = 500

/** What the app knows beside its store. */
export interface LiveState {
  readonly syncs: ReadonlyMap<string, Pick<MailboxSync, 'status'>>
  readonly rivals: ReadonlyMap<string, readonly Rival[]>
  readonly junk: ReadonlyMap<string, readonly JunkLetter[]>
  readonly folderTroubles: ReadonlyMap<string, readonly FolderTrouble[]>
  readonly testLetters: readonly TestLetterStatus[]
  readonly certificates: ReadonlyMap<string, number>
  readonly sources: ReadonlyMap<string, Pick<ServicesSync, 'status'>>
  readonly received: { readonly news: Received; readonly at: number } | null
  readonly display: DisplayState
  /** How often the desk has asked for a look at the codes. */
  readonly looks: number
}

export function projectOperator(
  store: Store,
  seal: CodeSeal,
  live: LiveState,
  facts: {
    readonly edition: Edition
    readonly secrets: string
    readonly displays: number
    readonly now: number
    readonly dayStart: number
  },
): OperatorView {
  const branches = store.branches.summaries()
  const mailboxes = store.mailboxes.all()
  const services = store.services.active().map(service => ({ ...service, code: seal.stateOf(service) }))
  const hosts = store.hosts.all()
  return {
    edition: facts.edition,
    setup: branches.length === 0 ? 'needed' : 'done',
    settings: store.settings.read(),
    secrets: facts.secrets,
    branches,
    services: services.map(({ id, branchId, mailboxId, name, required, optional, payload, code }) => ({
      ...{ id, branchId, mailboxId, name, required, optional, code },
      checkCode: payload === '' ? '' : checkCode(payload),
    })),
    serviceCount: store.services.count(),
    sources: store.sources.all().map(row => sourceStatus(row, live.sources, store.sources.pendingCount(row.id))),
    findings: findMisfits({
      branches: store.branches.all(),
      services: services.map(service => ({ ...service, removedAt: service.source?.removedAt ?? null })),
      mailboxes: new Map(mailboxes.map(({ id, settings }) => [id, settings.address])),
      brokenHosts: hosts.filter(row => !seal.isHostWhole(row)).map(({ host }) => host),
    }),
    hosts: hosts.filter(row => seal.isHostWhole(row)).map(({ host, addedAt }) => ({ host, addedAt })),
    postersDown: postersDown(store),
    mailboxes: mailboxes.map(row => ({
      ...mailboxStatus(row, live),
      lettersToday: store.packages.countSince(row.id, facts.dayStart),
      outbox: store.outbox.status(row.id, facts.now),
      junk: missingOf(store, row.id, live.junk.get(row.id) ?? []).length,
    })),
    testLetters: live.testLetters,
    aside: store.aside.counts(),
    open: store.packages.openCount(),
    queue: store.packages.queue({ settledSince: facts.dayStart, limit: queueLimit }),
    display: { watching: facts.displays > 0, screens: live.display.screens(), codes: live.display.codes() },
  }
}

function mailboxStatus(
  { id, settings, lastSuccessAt, lastLetterAt, pausedAt }: MailboxRow,
  live: LiveState,
): Omit<MailboxStatus, 'lettersToday' | 'outbox' | 'junk'> {
  const sync = live.syncs.get(id)?.status()
  return {
    id,
    kind: settings.kind,
    address: settings.address,
    host: settings.kind === 'imap' ? settings.host : null,
    folder: settings.kind === 'imap' ? settings.folder : settings.path,
    folders: (settings.kind === 'imap' ? settings.folders : undefined) ?? [],
    after: (settings.kind === 'imap' ? settings.after : undefined) ?? { does: 'leave' },
    certificateUntil: live.certificates.get(id) ?? null,
    pin: (settings.kind === 'imap' ? settings.pin : undefined) ?? null,
    job: pausedAt === null ? (sync?.job ?? { kind: 'idle' }) : { kind: 'paused', since: pausedAt },
    lastSuccessAt,
    lastLetterAt,
    intervalMs: sync?.intervalMs ?? 60_000,
    progress: sync?.progress ?? null,
    rivals: live.rivals.get(id) ?? [],
    folderTroubles: live.folderTroubles.get(id) ?? [],
  }
}

/** Nothing of a letter but its code, its count and its time ever gets here. */
export function projectDisplay(
  store: Store,
  seal: CodeSeal,
  live: LiveState,
  edition: Edition,
  elapsed: number,
): DisplayView {
  const branches = store.branches.all()
  const branchOf = new Map(branches.map(branch => [branch.id, branch]))
  return {
    edition,
    institution: branches[0]?.institution ?? '',
    // With several branches on one screen each service speaks for itself.
    branch: branches.length === 1 ? branches[0]!.name : '',
    language: store.settings.read().language,
    services: store.services.active().map(service => {
      const { id, name, required, optional, payload, branchId } = service
      const branch = branchOf.get(branchId)
      const isWhole = seal.stateOf(service) === 'sealed'
      const place = { branch: branch?.name ?? '', hours: branch?.hours ?? null }
      return { id, name, required, optional, payload: isWhole ? payload : null, ...place }
    }),
    looks: live.looks,
    received: live.received !== null && elapsed - live.received.at < newsForMs ? live.received.news : null,
  }
}
