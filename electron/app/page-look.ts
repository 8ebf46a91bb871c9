import type { Pixels } from '../../shared/pixels.ts'
import type { Clock } from '../jobs/clock.ts'
import type { CodeReader } from '../services/code-reader.ts'

/** What a look at the painted page gave; null when the page could not be looked at. */
export type PageVerdict = 'verified' | 'mismatch' | 'unreadable' | null

export interface PageLook {
  /** A reception window has read this code on its canvas and shows it: the page is looked at as soon as it is painted. */
  shows(windowId: string, serviceId: string): void
  /** The code has left that window's screen. */
  leaves(windowId: string, serviceId: string): void
  stop(): void
}

export interface PageLookOptions {
  readonly picture: () => Promise<Pixels | null>
  readonly reader: Pick<CodeReader, 'read'>
  readonly clock: Pick<Clock, 'sleep'>
  /** What the service's code must say; null where none may be shown. */
  readonly payloadOf: (serviceId: string) => string | null
  readonly tell: (windowId: string, serviceId: string, verdict: PageVerdict) => void
  readonly logFailure: (error: unknown) => void
}

/** Longer than the code takes to fade in. */
const paintMs = 1_000
/** What moves just then (a page that turns, the stamp) is seen right the next time. */
const tries = 2

/**
 * Looks at the reception's page as it was painted and compares the code on it with the stored one: between a canvas
 * that reads right and a visitor's camera something may still lie over it. Windows report at their start, at each
 * change and every minute, and each report of a shown code is such a look.
 */
export function createPageLook(options: PageLookOptions): PageLook {
  const { picture, reader, clock, payloadOf, tell, logFailure } = options
  let current: { readonly key: string; readonly over: AbortController } | undefined

  const keyOf = (windowId: string, serviceId: string) => `${windowId} ${serviceId}`

  async function look(windowId: string, serviceId: string, signal: AbortSignal): Promise<void> {
    for (let tried = 1; ; tried++) {
      await clock.sleep(paintMs, signal)
      const payload = payloadOf(serviceId)
      if (payload === null) return
      const verdict = await see(payload)
      if (signal.aborted || payloadOf(serviceId) !== payload) return
      if (verdict === 'mismatch' || verdict === 'unreadable') if (tried < tries) continue
      return tell(windowId, serviceId, verdict)
    }
  }

  async function see(payload: string): Promise<PageVerdict> {
    const page = await picture()
    if (page === null) return null
    const reading = await reader.read(page)
    if (reading.kind === 'unreadable') return reading.reason === 'picture.no-code' ? 'unreadable' : null
    const [code] = reading.codes
    const isOurs = reading.codes.length === 1 && code?.isText === true && code.payload === payload
    return isOurs ? 'verified' : 'mismatch'
  }

  function end(): void {
    current?.over.abort()
    current = undefined
  }

  return {
    shows(windowId, serviceId) {
      end()
      const over = new AbortController()
      current = { key: keyOf(windowId, serviceId), over }
      look(windowId, serviceId, over.signal).catch((error: unknown) => {
        // An abort is how a look ends early.
        if (over.signal.aborted) return
        logFailure(error)
        tell(windowId, serviceId, null)
      })
    },
    leaves(windowId, serviceId) {
      if (current?.key === keyOf(windowId, serviceId)) end()
    },
    stop: end,
  }
}
