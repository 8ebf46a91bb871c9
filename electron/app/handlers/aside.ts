import { codesIn, pickCode } from '../../domain/code.ts'
import type { Clock, Random } from '../../jobs/clock.ts'
import type { Store } from '../../store/store.ts'
import type { Handlers } from '../handlers.ts'

const pageRows = 100

/** What is held aside is listed by pages, and goes into the queue, or back, when somebody says so. */
export function createAsideHandlers(
  store: Store,
  clock: Clock,
  random: Random,
  changed: () => void,
): Pick<Handlers, 'aside.list' | 'aside.put'> {
  /** What was held aside kept its code from nobody: if a visitor has it now, this one gets another. */
  function putInQueue(id: string, taken: Set<number>): boolean {
    if (!store.aside.put(id, null)) return false
    const { code } = store.packages.get(id)!
    const free = taken.has(code) ? pickCode(codesIn(taken), () => random.fraction()) : code
    if (free !== code) store.packages.recode(id, free)
    taken.add(free)
    return true
  }

  return {
    'aside.list'({ reason, offset }) {
      const counts = store.aside.counts()
      const total = reason === null ? Object.values(counts).reduce((sum, count) => sum + count, 0) : counts[reason]
      return { rows: [...store.aside.list({ reason, offset, limit: pageRows })], total }
    },
    'aside.put'({ ids, aside }) {
      store.transaction(() => {
        const taken = new Set(store.packages.openCodes())
        for (const id of ids) {
          if (aside === null ? !putInQueue(id, taken) : !store.aside.put(id, aside)) continue
          const kind = aside === null ? 'package.queued' : 'package.aside'
          store.events.add({ at: clock.now(), kind, subjectId: id, detail: {} })
        }
      })
      changed()
    },
  }
}
