import { AppError } from '../../../shared/errors.ts'
import type { CodeVerdict } from '../../../shared/views.ts'
import type { Clock } from '../../jobs/clock.ts'
import type { CodeReader } from '../../services/code-reader.ts'
import type { Shell } from '../../shell/shell.ts'
import type { Store } from '../../store/store.ts'
import type { CodeSeal } from '../code-seal.ts'
import { createDisplayState, type DisplayState } from '../display-state.ts'
import type { Handlers } from '../handlers.ts'
import { createPageLook } from '../page-look.ts'

export interface DisplayOptions {
  readonly store: Store
  readonly seal: CodeSeal
  readonly shell: Pick<Shell, 'picture'>
  readonly reader: CodeReader
  readonly clock: Clock
  readonly changed: () => void
  readonly logFailure: (error: unknown) => void
}

/** What is known of the reception windows: what they see of their own codes, and where the shell can, what it sees of them. */
export interface Display {
  readonly state: DisplayState
  /** How often the desk has asked for another look. */
  looks(): number
  readonly handlers: Pick<Handlers, 'display.look' | 'display.report'>
  stop(): void
}

export function createDisplay(options: DisplayOptions): Display {
  const { store, seal, shell, reader, clock, changed, logFailure } = options
  const state = createDisplayState(clock)
  let looks = 0

  function alarm(subjectId: string, verdict: CodeVerdict): void {
    store.events.add({ at: clock.now(), kind: 'display.alarm', subjectId, detail: { verdict } })
  }

  const page =
    shell.picture &&
    createPageLook({
      picture: () => shell.picture!('display'),
      reader,
      clock,
      payloadOf(serviceId) {
        const service = store.services.get(serviceId)
        return service && seal.stateOf(service) === 'sealed' ? service.payload : null
      },
      tell(windowId, serviceId, verdict) {
        if (state.notePage(windowId, serviceId, verdict)) alarm(serviceId, verdict ?? 'unseen')
        changed()
      },
      logFailure,
    })

  return {
    state,
    looks: () => looks,
    handlers: {
      'display.look'() {
        looks++
        changed()
      },
      'display.report'(report) {
        const { windowId, serviceId, verdict, shown } = report
        if (!store.services.get(serviceId)) throw new AppError('service.missing', serviceId)
        if (state.note(report)) alarm(serviceId, verdict)
        if (shown) page?.shows(windowId, serviceId)
        else page?.leaves(windowId, serviceId)
        changed()
      },
    },
    stop: () => page?.stop(),
  }
}
