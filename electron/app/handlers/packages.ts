import type { PackageDetails, PackageState } from '../../../shared/model/package.ts'
import { AppError } from '../../../shared/errors.ts'
import { answerChecklist } from '../../domain/checklist.ts'
import { trailOf } from '../../domain/trail.ts'
import { pickCode } from '../../domain/code.ts'
import type { Clock, Random } from '../../jobs/clock.ts'
import type { DocumentRow } from '../../store/documents.ts'
import type { PackageRow } from '../../store/packages.ts'
import type { ServiceVersion } from '../../store/service-versions.ts'
import type { Store } from '../../store/store.ts'
import type { Handlers } from '../handlers.ts'

/** Whoever sent the same more often than this has been understood. */
const twinRows = 50

type PackageCalls = `package.${'get' | 'review' | 'accept' | 'reject' | 'undo' | 'assign'}`

/** The clerk's work on one package. Every decision is an event, and every decision can be taken back. */
export function createPackageHandlers(
  store: Store,
  clock: Clock,
  random: Random,
  changed: () => void,
  logFailure: (error: unknown) => void,
): Pick<Handlers, PackageCalls> {
  function need(id: string): PackageRow {
    const row = store.packages.get(id)
    if (!row) throw new AppError('package.missing', id)
    return row
  }

  function decide(id: string, state: PackageState, reason: string | null): void {
    store.transaction(() => {
      const { reviewedAt, settledAt } = need(id)
      if (settledAt !== null) throw new AppError('package.settled', id)
      const now = clock.now()
      store.packages.setState(id, { state, reason, reviewedAt: reviewedAt ?? now, settledAt: now })
      store.events.add({ at: now, kind: `package.${state}`, subjectId: id, detail: {} })
    })
    changed()
  }

  /** On a full disk copies are looked at all the same. */
  function noteShown(id: string): void {
    try {
      store.transaction(() => {
        const now = clock.now()
        if (store.packages.noteShown(id, now))
          store.events.add({ at: now, kind: 'package.shown', subjectId: id, detail: {} })
      })
    } catch (error) {
      logFailure(error)
    }
  }

  return {
    'package.get'({ id }) {
      if (need(id).shownAt === null) noteShown(id)
      return describe(store, need(id))
    },
    'package.review'({ id }) {
      store.transaction(() => {
        if (need(id).state !== 'new') return
        const now = clock.now()
        store.packages.setState(id, { state: 'in-review', reason: null, reviewedAt: now, settledAt: null })
        store.events.add({ at: now, kind: 'package.in-review', subjectId: id, detail: {} })
      })
      changed()
    },
    'package.accept'({ id }) {
      const { serviceId, settledAt } = need(id)
      if (settledAt === null && serviceId === null) throw new AppError('package.no-service', id)
      decide(id, 'accepted', null)
    },
    'package.reject': ({ id, reason }) => decide(id, 'rejected', reason),
    'package.undo'({ id, settledAt }) {
      store.transaction(() => {
        const { settledAt: stored, reviewedAt, code } = need(id)
        if (stored === null) throw new AppError('package.open', id)
        if (stored !== settledAt) throw new AppError('package.settled', id)
        const taken = store.packages.taken
        if (taken.has(code))
          store.packages.recode(
            id,
            pickCode(taken, () => random.fraction()),
          )
        store.packages.setState(id, { state: 'in-review', reason: null, reviewedAt, settledAt: null })
        store.events.add({ at: clock.now(), kind: 'package.undone', subjectId: id, detail: {} })
      })
      changed()
    },
    'package.assign'({ id, serviceId }) {
      store.transaction(() => {
        const row = need(id)
        if (row.settledAt !== null) throw new AppError('package.settled', id)
        const service = store.services.get(serviceId)
        if (!service?.active || service.mailboxId !== row.mailboxId) throw new AppError('service.missing', serviceId)
        if (store.letters.get(row.letterId)?.trouble !== null) throw new AppError('package.nothing', id)
        const asked = store.services.inForce(row.mailboxId, row.receivedAt).find(({ id: of }) => of === serviceId)!
        const { missing } = answerChecklist(asked, copiesOf(store.documents.ofPackage(id)))
        store.packages.assign(id, { serviceId, serviceVersion: asked.version, evidence: 'clerk', missing })
        store.events.add({ at: clock.now(), kind: 'package.assigned', subjectId: id, detail: { serviceId } })
      })
      changed()
    },
  }
}

/** What the service asked for when the package arrived, whatever it asks now. */
function versionOf(store: Store, { serviceId, serviceVersion }: PackageRow): ServiceVersion | undefined {
  return serviceId === null || serviceVersion === null ? undefined : store.services.version(serviceId, serviceVersion)
}

const copiesOf = (documents: readonly DocumentRow[]) => documents.filter(document => document.isCopy)

function describe(store: Store, row: PackageRow): PackageDetails {
  const letter = store.letters.get(row.letterId)
  if (!letter) throw new AppError('package.missing', row.id)
  const documents = store.documents.ofPackage(row.id)
  const copies = copiesOf(documents)
  const service = versionOf(store, row)
  const { rows, extra } = service ? answerChecklist(service, copies) : { rows: [], extra: [] }
  const mailbox = store.mailboxes.get(row.mailboxId)
  return {
    id: row.id,
    code: row.code,
    state: row.state,
    reason: row.reason,
    serviceId: row.serviceId,
    serviceName: service?.name ?? null,
    evidence: row.evidence,
    candidates: store.services
      .active()
      .filter(candidate => candidate.mailboxId === row.mailboxId)
      .map(({ id, name }) => ({ id, name })),
    checklist: [...rows],
    copies: copies.map(copy => toCopy(copy, documents)),
    extra: [...extra],
    others: documents.filter(document => !document.isCopy).map(other => toCopy(other, documents)),
    trouble: letter.trouble,
    problem: letter.problem,
    letter: {
      from: letter.from,
      to: [...letter.to],
      subject: letter.subject,
      sentAt: letter.sentAt,
      receivedAt: row.receivedAt,
      mailbox: mailbox?.settings.address ?? '',
      folder: row.folder,
      bytes: letter.bytes,
      sha256: letter.sha256,
      text: letter.text,
    },
    trail: trailOf({
      ...{ ...row, sentAt: letter.sentAt, told: store.outbox.ofLetter(row.mailboxId, letter.id) },
      acceptedAt: store.events.acceptedFromJunkAt(row.id),
    }),
    aside: row.aside,
    twins: [...store.twins.of(row.id, twinRows)],
    settledAt: row.settledAt,
  }
}

function toCopy(document: DocumentRow, all: readonly DocumentRow[]): PackageDetails['copies'][number] {
  const { id, position, name, media, type, typeSource, bytes, sha256, problem } = document
  const at = (place: number | null) => all.find(other => other.position === place)?.id ?? null
  const same = all.find(other => other.sha256 === sha256 && other.position < position && bytes > 0)
  return {
    ...{ id, name, media, type, typeSource, bytes, sha256, problem },
    takenFrom: at(document.takenFrom),
    signatureOf: at(document.signatureOf),
    repeats: same?.id ?? null,
  }
}
