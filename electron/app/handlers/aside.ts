import type { Clock, Random } from '../../jobs/clock.ts'
import type { Store } from '../../store/store.ts'
import type { Handlers } from '../handlers.ts'
import { putInQueue } from '../put-in-queue.ts'

const pageRows = 100

/** What is held aside is listed by pages, and goes into the queue, or back, when somebody says so. */
export function createAsideHandlers(
  store: Store,
  clock: Clock,
  random: Random,
  changed: () => void,
): Pick<Handlers, 'aside.list' | 'aside.put'> {
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
          if (aside === null ? !putInQueue(store, random, id, taken) : !store.aside.put(id, aside)) continue
          const kind = aside === null ? 'package.queued' : 'package.aside'
          store.events.add({ at: clock.now(), kind, subjectId: id, detail: {} })
        }
      })
      changed()
    },
  }
}
