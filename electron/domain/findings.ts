import type { Finding } from '../../shared/model/finding.ts'
import type { CodeState } from '../../shared/model/service.ts'

/** What is looked at: visible services, their branches and the watched addresses. */
export interface SetUp {
  readonly branches: readonly { readonly id: string; readonly email: string; readonly mailboxId: string | null }[]
  readonly services: readonly {
    readonly id: string
    readonly branchId: string
    readonly alias: string | null
    readonly payload: string
    readonly code: CodeState
    readonly removedAt: number | null
  }[]
  /** The address of each mailbox, by id. */
  readonly mailboxes: ReadonlyMap<string, string>
  /** Allowed hosts whose seal does not hold. */
  readonly brokenHosts: readonly string[]
}

/** What does not fit together, the worst first. Services that visitors do not see can wait. */
export function findMisfits(setUp: SetUp): readonly Finding[] {
  return [...codeFindings(setUp), ...mailboxFindings(setUp)]
}

function codeFindings({ services, brokenHosts }: SetUp): Finding[] {
  const found: Finding[] = services
    .filter(({ code }) => code === 'broken')
    .map(({ id }) => ({ kind: 'code-broken', serviceId: id }))
  found.push(...brokenHosts.map((host): Finding => ({ kind: 'host-broken', host })))
  const owners = new Map<string, string>()
  for (const { id, payload, code, removedAt } of services) {
    if (code === 'none') found.push({ kind: 'code-missing', serviceId: id })
    const other = payload === '' ? undefined : owners.get(payload)
    if (other !== undefined) found.push({ kind: 'code-shared', serviceId: id, otherId: other })
    else owners.set(payload, id)
    if (removedAt !== null) found.push({ kind: 'removed-at-source', serviceId: id })
  }
  return found
}

function mailboxFindings({ branches, services, mailboxes }: SetUp): Finding[] {
  const visible = branches.filter(({ id }) => services.some(({ branchId }) => branchId === id))
  const found: Finding[] = []
  const sharing = new Map<string, string[]>()
  for (const { id, email, mailboxId } of visible) {
    const watched = mailboxId === null ? undefined : mailboxes.get(mailboxId)
    if (mailboxId === null || watched === undefined) {
      found.push({ kind: 'mailbox-missing', branchId: id })
      continue
    }
    if (email !== '' && !isSameBox(email, watched))
      found.push({ kind: 'mailbox-differs', branchId: id, email, watched })
    sharing.set(mailboxId, [...(sharing.get(mailboxId) ?? []), id])
  }
  for (const [mailboxId, branchIds] of sharing) {
    if (branchIds.length < 2) continue
    const isTold = services.every(({ branchId, alias }) => alias !== null || !branchIds.includes(branchId))
    if (!isTold) found.push({ kind: 'mailbox-shared', branchIds, address: mailboxes.get(mailboxId) ?? '' })
  }
  return found
}

/** Case and the `+tag` do not make another mailbox. */
function isSameBox(one: string, other: string): boolean {
  const plain = (address: string) => address.toLowerCase().replace(/\+[^@]*@/, '@')
  return plain(one) === plain(other)
}
