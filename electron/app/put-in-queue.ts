import { codesIn, pickCode } from '../domain/code.ts'
import type { Random } from '../jobs/clock.ts'
import type { Store } from '../store/store.ts'

/**
 * Takes an open package that is held aside into the queue; false when it is not. What was held aside kept its code from
 * nobody: if a visitor has it now, this one gets another. `taken` are the codes of the queue, and grow.
 */
export function putInQueue(store: Store, random: Random, id: string, taken: Set<number>): boolean {
  if (!store.aside.put(id, null)) return false
  const { code } = store.packages.get(id)!
  const free = taken.has(code) ? pickCode(codesIn(taken), () => random.fraction()) : code
  if (free !== code) store.packages.recode(id, free)
  taken.add(free)
  return true
}
