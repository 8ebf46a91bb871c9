import { useEffect, useMemo, useRef, useState } from 'react'
import type { Client } from '../../shared/client.ts'
import type { DisplayView } from '../../shared/views.ts'
import { newName } from '../clock.ts'
import type { CodeScreen } from './code-screen.ts'
import type { CodeLook } from './show-code.ts'
import type { Seen } from './verify-code.ts'

/** Tells the desk what this window sees of its codes. */
export interface Report {
  /** A look at the code that visitors see; null when it leaves the screen. */
  shown(serviceId: string, look: CodeLook | null): void
  /** A look at a code that was drawn only to be read. */
  aside(serviceId: string, look: CodeLook<Seen>): void
}

/** Each look is told; the one at the code on the screen again to whoever sends a view anew. */
export function useReport(call: Client<'display'>, view: DisplayView | undefined, screen: CodeScreen): Report {
  const [windowId] = useState(newName)
  const onScreen = useRef<{ readonly serviceId: string; readonly look: CodeLook<Seen> }>(null)
  const known = useRef(new Set<string>())
  known.current = new Set(view?.services.map(service => service.id))

  const [report, repeat] = useMemo(() => {
    function say(serviceId: string, look: CodeLook<Seen>, shown: boolean): void {
      if (!known.current.has(serviceId)) return
      const told = { windowId, screen: screen.monitor(), serviceId, ...look, shown }
      // Not heard: the next look says it again.
      call('display.report', told).catch(() => {})
    }
    const report: Report = {
      shown(serviceId, look) {
        if (look !== null && isSeen(look)) {
          onScreen.current = { serviceId, look }
          say(serviceId, look, true)
        } else if (look === null && onScreen.current?.serviceId === serviceId) {
          say(serviceId, onScreen.current.look, false)
          onScreen.current = null
        }
      },
      aside: (serviceId, look) => say(serviceId, look, false),
    }
    const repeat = () => onScreen.current && say(onScreen.current.serviceId, onScreen.current.look, true)
    return [report, repeat]
  }, [call, screen, windowId])

  useEffect(() => void repeat(), [view, repeat])

  return report
}

function isSeen(look: CodeLook): look is CodeLook<Seen> {
  return look.verdict !== 'unseen'
}
