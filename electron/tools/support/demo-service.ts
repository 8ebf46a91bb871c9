import type { Service } from '../../../shared/model/service.ts'
import { demoInstitution } from '../../demo/institution.ts'

/** A service of the demo by its number in the list, its name or its id. */
export function findDemoService(wanted: string): Service | undefined {
  return demoInstitution('').services.find(
    ({ id, name }, index) => wanted === String(index + 1) || wanted === name || wanted === id,
  )
}
