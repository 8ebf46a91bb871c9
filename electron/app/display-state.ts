import type { Input } from '../../shared/contract.ts'
import type { CodeOnDisplay, CodeVerdict, DisplayScreen } from '../../shared/views.ts'
import type { Clock } from '../jobs/clock.ts'

type Report = Input<'display.report'>

/** What the reception windows have told of themselves. Each answers for itself; the desk sees the worst. */
export interface DisplayState {
  /** Returns whether this is the first word of a code that is not the stored one: an alarm, once until it is mended. */
  note(report: Report): boolean
  codes(): Readonly<Record<string, CodeOnDisplay>>
  screens(): readonly DisplayScreen[]
}

interface WindowState {
  readonly screen: Report['screen']
  readonly codes: Map<string, CodeOnDisplay>
  readonly heardAt: number
}

/** Windows report every minute: one that has been silent for so long is closed. */
const silentMs = 3 * 60_000

const rank: readonly CodeVerdict[] = ['verified', 'unseen', 'unreadable', 'mismatch']

export function createDisplayState(clock: Clock, sees: DisplayScreen['sees']): DisplayState {
  const windows = new Map<string, WindowState>()
  const alarmed = new Set<string>()

  function alive(): readonly WindowState[] {
    const now = clock.elapsed()
    for (const [id, { heardAt }] of windows) if (now - heardAt > silentMs) windows.delete(id)
    return [...windows.values()]
  }

  return {
    note({ windowId, screen, serviceId, verdict, module, modules }) {
      const codes = windows.get(windowId)?.codes ?? new Map<string, CodeOnDisplay>()
      codes.set(serviceId, { verdict, lookedAt: clock.now(), module, modules })
      // The latest last, so that a window that comes and goes under new names cannot fill the memory.
      windows.delete(windowId)
      windows.set(windowId, { screen, codes, heardAt: clock.elapsed() })
      if (windows.size > 16) windows.delete([...windows.keys()][0]!)

      if (verdict === 'verified') {
        alarmed.delete(serviceId)
        return false
      }
      const isNew = !alarmed.has(serviceId)
      alarmed.add(serviceId)
      return isNew
    },
    codes() {
      const worst: Record<string, CodeOnDisplay> = {}
      for (const { codes } of alive()) {
        for (const [id, code] of codes) {
          const known = worst[id]
          if (!known || rank.indexOf(code.verdict) > rank.indexOf(known.verdict)) worst[id] = code
        }
      }
      return worst
    },
    screens: () => alive().map(({ screen }) => ({ ...screen, sees })),
  }
}
