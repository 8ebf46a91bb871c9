import type { CopyType } from '../../shared/document-types.ts'
import type { Evidence } from '../../shared/model/package.ts'
import type { Service } from '../../shared/model/service.ts'
import { fitOf } from './checklist.ts'

export interface Routing {
  readonly serviceId: string | null
  readonly evidence: Evidence
}

/**
 * Which service a letter is for. Evidence in order: the alias it was sent to, the only active service of
 * the mailbox, a set of copies that fits one service only. Never the subject: the sender writes that.
 */
export function findService(
  services: readonly Service[],
  recipients: readonly string[],
  types: readonly CopyType[],
): Routing {
  const active = services.filter(service => service.active)

  const tags = new Set(recipients.map(aliasOf).filter(tag => tag !== null))
  const addressed = active.filter(service => service.alias !== null && tags.has(service.alias.toLowerCase()))
  if (addressed.length === 1) return { serviceId: addressed[0]!.id, evidence: 'alias' }

  if (active.length === 1) return { serviceId: active[0]!.id, evidence: 'only-service' }

  for (const wanted of ['exact', 'part', 'more'] as const) {
    const fitting = active.filter(service => fitOf(service, types) === wanted)
    if (fitting.length === 1) return { serviceId: fitting[0]!.id, evidence: 'set-of-copies' }
    if (fitting.length > 1) break
  }
  return { serviceId: null, evidence: 'none' }
}

/** The part after `+` of an address's local part, in lower case. */
function aliasOf(address: string): string | null {
  return /^[^@+]*\+([^@]+)@/.exec(address.toLowerCase())?.[1] ?? null
}
