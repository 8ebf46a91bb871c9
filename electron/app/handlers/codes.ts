import { AppError } from '../../../shared/errors.ts'
import { isHostName } from '../../../shared/qr-payload.ts'
import { checkCode } from '../../domain/check-code.ts'
import type { Clock } from '../../jobs/clock.ts'
import type { Store } from '../../store/store.ts'
import type { CodeSeal } from '../code-seal.ts'
import type { Handlers } from '../handlers.ts'
import { takeCode } from '../take-code.ts'

export interface CodeHandlerOptions {
  readonly store: Store
  readonly seal: CodeSeal
  readonly clock: Clock
  readonly changed: () => void
}

/** Codes taken over from the cabinet, and the hosts that they may lead to. */
export function createCodeHandlers(
  options: CodeHandlerOptions,
): Pick<Handlers, 'code.look' | 'code.take' | 'host.allow' | 'host.forget'> {
  const { store, seal, clock, changed } = options
  return {
    'code.look'({ serviceId, payload }) {
      const service = serviceId === null ? undefined : store.services.get(serviceId)
      if (serviceId !== null && service === undefined) throw new AppError('service.missing', serviceId)
      const held = store.services.withPayload(payload, serviceId ?? '')
      const owner = held && store.services.get(held.id)
      const before = service === undefined || service.payload === '' ? null : checkCode(service.payload)
      const posters = store.posters
        .hanging()
        .filter(poster => poster.serviceId === serviceId && poster.checkCode === before).length
      return {
        checkCode: checkCode(payload),
        owner: owner ? { id: owner.id, name: owner.name } : null,
        stands: before === null ? null : { checkCode: before, posters },
      }
    },
    'code.take'({ serviceId, payload, replaces }) {
      store.transaction(() => {
        const service = store.services.get(serviceId)
        if (!service) throw new AppError('service.missing', serviceId)
        const before = service.payload === '' ? null : checkCode(service.payload)
        // The same code again mends a broken seal, and changes nothing that a visitor would see.
        if (service.payload !== payload && before !== replaces)
          throw new AppError('service.code-stands', before ?? undefined)
        takeCode(store, seal, serviceId, payload)
        const detail = { code: checkCode(payload), before }
        store.events.add({ at: clock.now(), kind: 'code.taken', subjectId: serviceId, detail })
      })
      changed()
    },
    'host.allow'({ host: typed }) {
      const host = typed.toLowerCase()
      if (!isHostName(host)) throw new AppError('host.refused', host)
      store.transaction(() => {
        store.hosts.put({ host, addedAt: clock.now(), seal: seal.sealHost(host) })
        store.events.add({ at: clock.now(), kind: 'host.allowed', subjectId: null, detail: { host } })
      })
      changed()
    },
    'host.forget'({ host }) {
      store.transaction(() => {
        const user = store.services.all().find(({ active, payload }) => active && hostOf(payload) === host)
        // Its code would vanish from the screen in front of a visitor: a person switches the service off first.
        if (user) throw new AppError('host.in-use', user.id)
        store.hosts.remove(host)
        store.events.add({ at: clock.now(), kind: 'host.forgotten', subjectId: null, detail: { host } })
      })
      changed()
    },
  }
}

function hostOf(payload: string): string | undefined {
  return URL.parse(payload)?.hostname
}
