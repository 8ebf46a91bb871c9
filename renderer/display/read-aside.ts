import type { DisplayService } from '../../shared/views.ts'
import { placeCode } from '../../shared/qr-geometry.ts'
import { every } from '../clock.ts'
import type { CodeScreen } from './code-screen.ts'
import { checkEveryMs, drawAndRead, tryEncode, type CodeLook } from './show-code.ts'
import type { Subject } from './use-report.ts'
import type { Seen } from './verify-code.ts'

/** One code at a time, so that no visitor feels the work. */
const paceMs = 500

export interface AsideReading {
  /** All that can be read aside, from the first one. */
  begin(): void
  stop(): void
}

/**
 * Reads the codes that are not on the screen: drawn as they would be shown, where nobody sees them. A screen with
 * several services then answers for all of its codes, not only for those that somebody happened to pick.
 */
export function readAside(
  screen: CodeScreen,
  services: () => readonly DisplayService[],
  tell: (service: Subject, look: CodeLook<Seen>) => void,
): AsideReading {
  const canvas = document.createElement('canvas')
  let waiting: readonly string[] = []
  let isReading = false
  let isOver = false

  function begin(): void {
    waiting = services().map(service => service.id)
  }

  async function readNext(): Promise<void> {
    if (isReading) return
    const [id, ...rest] = waiting
    waiting = rest
    const find = () => services().find(service => service.id === id)
    const service = find()
    if (service === undefined || service.payload === null) return
    isReading = true
    const look = await read(service.payload)
    isReading = false
    // Whoever was shown or changed meanwhile is looked at by itself.
    if (!isOver && find()?.payload === service.payload) tell(service, look)
  }

  async function read(payload: string): Promise<CodeLook<Seen>> {
    const code = tryEncode(payload)
    const place = code && placeCode(screen.panel(), code.modules)
    if (code === null || place === null) return { verdict: 'unreadable', module: null, modules: code?.modules ?? null }
    const verdict = await drawAndRead(screen, canvas, { code, place, payload, isDrawn: false })
    return { verdict, module: place.module, modules: code.modules }
  }

  const stopReading = every(paceMs, () => void readNext())
  const stopRepeating = every(checkEveryMs, () => {
    if (waiting.length === 0) begin()
  })
  return {
    begin,
    stop() {
      isOver = true
      stopReading()
      stopRepeating()
    },
  }
}
