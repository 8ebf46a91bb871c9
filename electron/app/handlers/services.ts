import { AppError } from '../../../shared/errors.ts'
import { newService, type ServiceDetails, type ServiceInput } from '../../../shared/model/service.ts'
import { checkCode } from '../../domain/check-code.ts'
import { createId, type Clock, type Random } from '../../jobs/clock.ts'
import type { StoredService } from '../../store/services.ts'
import type { Store } from '../../store/store.ts'
import type { CodeSeal } from '../code-seal.ts'
import type { Handlers } from '../handlers.ts'
import { keptFields } from '../kept-fields.ts'
import { listServices } from '../list-services.ts'
import { updateService } from '../update-service.ts'

type ServiceCalls = `service.${'list' | 'get' | 'save' | 'remove' | 'switch' | 'move'}`

export interface ServiceHandlerOptions {
  readonly store: Store
  readonly seal: CodeSeal
  readonly clock: Clock
  readonly random: Random
  readonly changed: () => void
}

/** Services as a person types them; their codes have calls of their own. */
export function createServiceHandlers(options: ServiceHandlerOptions): Pick<Handlers, ServiceCalls> {
  const { store, seal, clock, random, changed } = options

  function need(id: string): StoredService {
    const service = store.services.get(id)
    if (!service) throw new AppError('service.missing', id)
    return service
  }

  function note(kind: string, subjectId: string): void {
    store.events.add({ at: clock.now(), kind, subjectId, detail: {} })
  }

  return {
    'service.list': wanted => listServices(store, seal, wanted),
    'service.get': ({ id }) => describe(store, seal, need(id)),
    'service.save'({ id, service }) {
      const saved = id ?? createId(random)
      store.transaction(() => {
        const branch = store.branches.get(service.branchId)
        if (!branch) throw new AppError('branch.missing', service.branchId)
        refuseAlias(store, saved, branch.mailboxId, service)
        // One document is asked for once: what is required is not also welcome.
        const optional = service.optional.filter(type => !service.required.includes(type))
        const facts = { ...service, required: unique(service.required), optional: unique(optional) }
        if (id === null) {
          store.services.add(newService({ id: saved, mailboxId: branch.mailboxId, ...facts }), null, clock.now())
        } else updateService(store, seal, { ...need(id), ...facts }, clock.now())
        note(id === null ? 'service.added' : 'service.changed', saved)
      })
      changed()
      return { id: saved }
    },
    'service.remove'({ id }) {
      store.transaction(() => {
        need(id)
        store.services.remove(id)
        note('service.removed', id)
      })
      changed()
    },
    'service.switch'({ ids, active }) {
      store.transaction(() => {
        for (const id of ids) need(id)
        store.services.switch(ids, active)
        for (const id of ids) note(active ? 'service.switched-on' : 'service.switched-off', id)
      })
      changed()
    },
    'service.move'({ id, before }) {
      store.services.move(id, before)
      changed()
    },
  }
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

/** Two services behind one alias of one mailbox would make each letter a riddle. */
function refuseAlias(store: Store, id: string, mailboxId: string | null, { alias }: ServiceInput): void {
  if (alias === null || mailboxId === null) return
  const rival = store.services
    .all()
    .find(
      other => other.id !== id && other.mailboxId === mailboxId && other.alias?.toLowerCase() === alias.toLowerCase(),
    )
  if (rival) throw new AppError('service.alias-taken', rival.id)
}

function describe(store: Store, seal: CodeSeal, service: StoredService): ServiceDetails {
  const { id, branchId, name, alias, purpose, retentionClass, caseIndex, active, source, payload } = service
  return {
    ...{ id, branchId, name, alias, purpose, retentionClass, caseIndex, active, source },
    kept: keptFields(store, 'service', source),
    required: [...service.required],
    optional: [...service.optional],
    code: { state: seal.stateOf(service), payload, checkCode: payload === '' ? '' : checkCode(payload) },
    versions: store.services.versions(id).map(({ required, optional, ...version }) => ({
      ...version,
      required: [...required],
      optional: [...optional],
    })),
    packages: store.services.packages(id),
  }
}
