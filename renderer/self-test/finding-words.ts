import type { Finding } from '../../shared/model/finding.ts'
import type { Translate } from '../i18n.ts'

/** Where a finding is put right. */
export type FindingGoal =
  { readonly kind: 'service' | 'branch'; readonly id: string } | { readonly kind: 'services' | 'hosts' }

export interface FindingWords {
  /** An alarm: something was changed behind the program's back. */
  readonly tone: 'bad' | 'warn'
  /** The fact. */
  readonly title: string
  /** What it means and what to do. */
  readonly about: string
  readonly goal: FindingGoal
}

/** Names by id, as the desk's view has them. */
export interface Names {
  readonly service: (id: string) => string
  readonly branch: (id: string) => string
}

export function isAlarm({ kind }: Finding): boolean {
  return kind === 'code-broken' || kind === 'host-broken'
}

export function findingWords(finding: Finding, names: Names, text: Translate): FindingWords {
  const about = text(`selfTest.${finding.kind}-about`)
  const tone = isAlarm(finding) ? 'bad' : 'warn'
  switch (finding.kind) {
    case 'code-broken':
    case 'code-missing':
    case 'removed-at-source': {
      const title = text(`selfTest.${finding.kind}`, { service: names.service(finding.serviceId) })
      return { tone, title, about, goal: { kind: 'service', id: finding.serviceId } }
    }
    case 'code-shared': {
      const both = { service: names.service(finding.serviceId), other: names.service(finding.otherId) }
      return {
        tone,
        title: text('selfTest.code-shared', both),
        about,
        goal: { kind: 'service', id: finding.serviceId },
      }
    }
    case 'host-broken':
      return { tone, title: text('selfTest.host-broken', { host: finding.host }), about, goal: { kind: 'hosts' } }
    case 'mailbox-differs': {
      const { branchId, email, watched } = finding
      const title = text('selfTest.mailbox-differs', { branch: names.branch(branchId), email, watched })
      return { tone, title, about, goal: { kind: 'branch', id: branchId } }
    }
    case 'mailbox-missing': {
      const title = text('selfTest.mailbox-missing', { branch: names.branch(finding.branchId) })
      return { tone, title, about, goal: { kind: 'branch', id: finding.branchId } }
    }
    case 'mailbox-shared': {
      const branches = finding.branchIds.map(id => `«${names.branch(id)}»`).join(', ')
      const title = text('selfTest.mailbox-shared', { branches, address: finding.address })
      return { tone, title, about, goal: { kind: 'services' } }
    }
    default:
      return finding satisfies never
  }
}
