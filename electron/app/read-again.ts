import type { LedgerKind } from '../../shared/ledger-kinds.ts'
import { answerChecklist } from '../domain/checklist.ts'
import { hashOfCopies } from '../domain/copies-hash.ts'
import type { IntakeDecision } from '../domain/intake.ts'
import { isExplainedBy } from '../domain/ledger.ts'
import type { ParseOutcome } from '../domain/letter.ts'
import type { DocumentRow } from '../store/documents.ts'
import type { PackageRow, PackageService } from '../store/packages.ts'
import type { CameWhole } from '../store/rereading.ts'
import type { Store } from '../store/store.ts'
import { documentRows } from './document-rows.ts'

export interface Reading {
  readonly outcome: ParseOutcome
  /** The same letter may be for another service in another mailbox. */
  readonly decisionFor: (row: Pick<PackageRow, 'mailboxId' | 'receivedAt'>) => IntakeDecision
  /** Where it was fetched, too, and differs from what is stored. */
  readonly came: { readonly facts: CameWhole; readonly raw: Uint8Array } | null
}

/**
 * Puts another reading in place of the stored one, for every open package of the letter; what a person said of it (state,
 * code, service) stays. What is settled is not changed. Returns how the try ended for the row that was asked about.
 * To be called in a transaction.
 */
export function applyReading(
  store: Store,
  { row: asked, kind }: { readonly row: PackageRow; readonly kind: LedgerKind },
  { outcome, decisionFor, came }: Reading,
  newId: () => string,
): 'mended' | 'same' | 'noted' {
  const { id: packageId, letterId } = asked
  const decision = decisionFor(asked)
  const packages = store.rereading.packagesOf(letterId).flatMap(id => store.packages.get(id) ?? [])
  const open = packages.filter(({ settledAt }) => settledAt === null)
  const letter = outcome.kind === 'letter' ? outcome.letter : undefined
  if (open.length > 0) {
    if (came) store.rereading.whole(asked, came.facts, came.raw)
    const { from, subject, trouble, problem } = decision
    const { to = [], sentAt = null, messageId = null, text = '', automatic = null } = letter ?? {}
    store.rereading.letter(letterId, {
      ...{ from, to, subject, sentAt, messageId, text, automatic: automatic !== null, trouble, problem },
    })
    for (const row of open) replacePackage(store, row, decisionFor(row), newId)
  }
  if (open.some(({ id }) => id === packageId))
    return store.ledger.isOpen({ packageId, kind }) === true ? 'same' : 'mended'
  return isExplainedBy(kind, decision) ? 'same' : 'noted'
}

function replacePackage(store: Store, row: PackageRow, decision: IntakeDecision, newId: () => string): void {
  const { id: packageId, letterId } = row
  const stored = store.documents.ofPackage(packageId)
  const fresh = documentRows(decision.parts, { packageId, letterId }, newId).map(({ row: document, content }) => ({
    document: keepKnown(document, stored[document.position]),
    content,
  }))
  const documents = fresh.map(({ document }) => document)
  if (JSON.stringify(documents) !== JSON.stringify(stored)) {
    store.rereading.dropDocuments(packageId)
    for (const { document, content } of fresh) store.documents.add(document, content)
  }
  const copies = documents.filter(({ isCopy }) => isCopy)
  setCopies(store, row, serviceOf(store, row, decision, copies), hashOfCopies(copies))
}

/** A file that is what it was keeps its name in the program: it may be open at the desk. */
function keepKnown(document: DocumentRow, stored: DocumentRow | undefined): DocumentRow {
  if (stored?.sha256 !== document.sha256 || stored.name !== document.name) return document
  const { id, type, typeSource } = stored
  return typeSource === 'clerk' ? { ...document, id, type, typeSource } : { ...document, id }
}

/** A service that a person chose stays theirs, and is set against what can be read now. */
function serviceOf(
  store: Store,
  row: PackageRow,
  decision: IntakeDecision,
  copies: readonly DocumentRow[],
): PackageService {
  const { serviceId, serviceVersion, evidence, missing } = row.evidence === 'clerk' ? row : decision
  if (row.evidence !== 'clerk' || serviceId === null || serviceVersion === null)
    return { serviceId, serviceVersion, evidence, missing }
  const asked = store.services.version(serviceId, serviceVersion)
  return { serviceId, serviceVersion, evidence, missing: asked ? answerChecklist(asked, copies).missing : missing }
}

/** With other copies it repeats others, and is no longer what others repeat. */
function setCopies(
  store: Store,
  { id, mailboxId, receivedAt, copiesSha256: former, repeatsId }: PackageRow,
  service: PackageService,
  copiesSha256: string | null,
): void {
  if (copiesSha256 === former) return store.rereading.package(id, { ...service, copiesSha256, repeatsId })
  const first = copiesSha256 === null ? undefined : store.twins.first(mailboxId, copiesSha256)
  const leads = first !== undefined && receivedAt < first.receivedAt
  store.rereading.package(id, { ...service, copiesSha256, repeatsId: leads ? null : (first?.id ?? null) })
  if (leads) store.twins.lead(id, first.id)
  if (former !== null) store.rereading.lead(id, store.twins.first(mailboxId, former)?.id ?? null)
}
