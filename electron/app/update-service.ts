import { AppError } from '../../shared/errors.ts'
import type { Service } from '../../shared/model/service.ts'
import type { Store } from '../store/store.ts'
import type { CodeSeal } from './code-seal.ts'

/** Changes all of a service but its code, whose seal follows the name. @throws AppError `service.missing` */
export function updateService(store: Store, seal: CodeSeal, service: Service, at: number): void {
  const before = store.services.get(service.id)
  if (!before) throw new AppError('service.missing', service.id)
  store.services.update(service, at)
  if (before.name !== service.name) store.services.setSeal(service.id, seal.renamed(before, service.name))
}
