import { AppError } from '../../../shared/errors.ts'
import type { Clock } from '../../jobs/clock.ts'
import type { Store } from '../../store/store.ts'
import type { DisplayState } from '../display-state.ts'
import type { Handlers } from '../handlers.ts'

export interface DisplayHandlerOptions {
  readonly store: Store
  readonly clock: Clock
  readonly display: DisplayState
  readonly changed: () => void
  /** Makes every reception window look at its codes again. */
  readonly look: () => void
}

/** What reception windows see of their own codes, and the desk's wish to see it again. */
export function createDisplayHandlers(
  options: DisplayHandlerOptions,
): Pick<Handlers, 'display.look' | 'display.report'> {
  const { store, clock, display, changed, look } = options
  return {
    'display.look'() {
      look()
      changed()
    },
    'display.report'(report) {
      const { serviceId, verdict } = report
      if (!store.services.get(serviceId)) throw new AppError('service.missing', serviceId)
      if (display.note(report))
        store.events.add({ at: clock.now(), kind: 'display.alarm', subjectId: serviceId, detail: { verdict } })
      changed()
    },
  }
}
