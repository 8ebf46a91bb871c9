import type { Input } from '../../shared/contract.ts'
import type { CodeOnDisplay, CodeVerdict, DisplayScreen } from '../../shared/views.ts'
import type { Clock } from '../jobs/clock.ts'
import type { PageVerdict } from './page-look.ts'

type Report = Input<'display.report'>

/** What the reception windows have told of themselves. Each answers for itself; the desk sees the worst. */
export interface DisplayState {
  /** Returns whether this is the first word of a code that is not the stored one: an alarm, once until it is mended. */
  note(report: Report): boolean
  /** The same for what the shell saw of the window's painted page. */
  notePage(windowId: string, serviceId: string, verdict: PageVerdict): boolean
  codes(): Readonly<Record<string, CodeOnDisplay>>
  screens(): readonly DisplayScreen[]
}

interface WindowState {
  readonly screen: Report['screen']
  /** What was read off its canvas. */
  readonly codes: Map<string, CodeOnDisplay>
  /** What was read off its page, as long as the page can be seen. */
  readonly pages: Map<string, CodeVerdict>
  sees: DisplayScreen['sees']
  heardAt: number
}

/** Windows report every minute: one that has been silent for so long is closed. */
const silentMs = 3 * 60_000
/** A window that comes and goes under new names must not fill the memory. */
const mostWindows = 16

const rank: readonly CodeVerdict[] = ['verified', 'unseen', 'unreadable', 'mismatch']
const worse = (one: CodeVerdict, other: CodeVerdict) => (rank.indexOf(other) > rank.indexOf(one) ? other : one)

export function createDisplayState(clock: Clock): DisplayState {
  const windows = new Map<string, WindowState>()
  const alarmed = new Set<string>()

  function alive(): readonly WindowState[] {
    const now = clock.elapsed()
    for (const [id, { heardAt }] of windows) if (now - heardAt > silentMs) windows.delete(id)
    return [...windows.values()]
  }

  function codes(): Record<string, CodeOnDisplay> {
    const worst: Record<string, CodeOnDisplay> = {}
    for (const window of alive()) {
      for (const [id, code] of window.codes) {
        const verdict = worse(code.verdict, window.pages.get(id) ?? 'verified')
        const known = worst[id]
        if (!known || worse(known.verdict, verdict) !== known.verdict) worst[id] = { ...code, verdict }
      }
    }
    return worst
  }

  function isNewAlarm(serviceId: string): boolean {
    const verdict = codes()[serviceId]?.verdict
    const isBad = verdict === 'mismatch' || verdict === 'unreadable'
    const isNew = isBad && !alarmed.has(serviceId)
    if (isBad) alarmed.add(serviceId)
    else alarmed.delete(serviceId)
    return isNew
  }

  return {
    note({ windowId, screen, serviceId, verdict, module, modules }) {
      const known = windows.get(windowId) ?? { codes: new Map(), pages: new Map(), sees: 'canvas' }
      known.codes.set(serviceId, { verdict, lookedAt: clock.now(), module, modules })
      // The latest last: the first one is who has been silent longest.
      windows.delete(windowId)
      windows.set(windowId, { ...known, screen, heardAt: clock.elapsed() })
      if (windows.size > mostWindows) windows.delete([...windows.keys()][0]!)
      return isNewAlarm(serviceId)
    },
    notePage(windowId, serviceId, verdict) {
      const window = windows.get(windowId)
      if (!window) return false
      window.sees = verdict === null ? 'canvas' : 'page'
      if (verdict === null) window.pages.delete(serviceId)
      else window.pages.set(serviceId, verdict)
      return isNewAlarm(serviceId)
    },
    codes,
    screens: () => alive().map(({ screen, sees }) => ({ ...screen, sees })),
  }
}
