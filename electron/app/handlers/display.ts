import { AppError } from '../../../shared/errors.ts'
import type { CodeVerdict } from '../../../shared/views.ts'
import type { Clock } from '../../jobs/clock.ts'
import type { Store } from '../../store/store.ts'
import type { DisplayState } from '../display-state.ts'
import type { Handlers } from '../handlers.ts'
import type { PageLook } from '../page-look.ts'

export interface DisplayHandlerOptions {
  readonly store: Store
  readonly display: DisplayState
  readonly changed: () => void
  /** Makes every reception window look at its codes again. */
  readonly look: () => void
  readonly alarm: DisplayAlarm
  /** Where the shell can see the painted page. */
  readonly page: Pick<PageLook, 'shows' | 'leaves'> | undefined
}

/** Notes that a code on the reception screen is not the stored one. */
export type DisplayAlarm = (serviceId: string, verdict: CodeVerdict) => void

export function createDisplayAlarm(store: Store, clock: Clock): DisplayAlarm {
  return (subjectId, verdict) =>
    store.events.add({ at: clock.now(), kind: 'display.alarm', subjectId, detail: { verdict } })
}

/** What reception windows see of their own codes, and the desk's wish to see it again. */
export function createDisplayHandlers(
  options: DisplayHandlerOptions,
): Pick<Handlers, 'display.look' | 'display.report'> {
  const { store, display, changed, look, alarm, page } = options
  return {
    'display.look'() {
      look()
      changed()
    },
    'display.report'(report) {
      const { windowId, serviceId, verdict, shown } = report
      if (!store.services.get(serviceId)) throw new AppError('service.missing', serviceId)
      if (display.note(report)) alarm(serviceId, verdict)
      if (shown) page?.shows(windowId, serviceId)
      else page?.leaves(windowId, serviceId)
      changed()
    },
  }
}
