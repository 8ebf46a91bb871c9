import { AppError } from '../../shared/errors.ts'
import type { Store } from '../store/store.ts'
import type { CodeSeal } from './code-seal.ts'

/**
 * Gives a service this code, sealed: from now on visitors see it.
 * @throws AppError `service.code-refused` with what is wrong with it, `service.code-taken` with the service that has it
 */
export function takeCode(store: Store, seal: CodeSeal, serviceId: string, payload: string): void {
  const verdict = seal.check(payload)
  if (verdict !== 'ok') throw new AppError('service.code-refused', verdict)
  const owner = store.services.withPayload(payload, serviceId)
  if (owner) throw new AppError('service.code-taken', owner.id)
  setCode(store, seal, serviceId, payload)
}

/** The same for a code that has been judged. @throws AppError `service.missing` */
export function setCode(store: Store, seal: CodeSeal, serviceId: string, payload: string): void {
  const service = store.services.get(serviceId)
  if (!service) throw new AppError('service.missing', serviceId)
  store.services.setCode(serviceId, { payload, seal: seal.seal({ ...service, payload }) })
}
