import { useEffect, useMemo, useRef, useState } from 'react'
import type { Client } from '../../shared/client.ts'
import type { DisplayService, DisplayView } from '../../shared/views.ts'
import { newName } from '../clock.ts'
import type { CodeScreen } from './code-screen.ts'
import type { CodeLook } from './show-code.ts'
import type { Seen } from './verify-code.ts'

/** Whose code was looked at, and which code it was then. */
export type Subject = Pick<DisplayService, 'id' | 'payload'>

/** Tells the desk what this window sees of its codes. */
export interface Report {
  /** A look at the code that visitors see; null when it leaves the screen. */
  shown(service: Subject, look: CodeLook | null): void
  /** A look at a code that was drawn only to be read. */
  aside(service: Subject, look: CodeLook<Seen>): void
}

/** Each look is told; the one at the code on the screen again to whoever sends a view anew. */
export function useReport(call: Client<'display'>, view: DisplayView | undefined, screen: CodeScreen): Report {
  const [windowId] = useState(newName)
  const onScreen = useRef<{ readonly service: Subject; readonly look: CodeLook<Seen> }>(null)
  const payloads = useRef(new Map<string, string | null>())
  payloads.current = new Map(view?.services.map(service => [service.id, service.payload]))

  const [report, repeat] = useMemo(() => {
    function say({ id, payload }: Subject, look: CodeLook<Seen>, shown: boolean): void {
      // A look at a code that has been replaced since says nothing about the new one.
      if (payloads.current.get(id) !== payload) return
      const told = { windowId, screen: screen.monitor(), serviceId: id, ...look, shown }
      // Not heard: the next look says it again.
      call('display.report', told).catch(() => {})
    }
    const report: Report = {
      shown(service, look) {
        const last = onScreen.current
        if (look !== null && isSeen(look)) {
          onScreen.current = { service, look }
          say(service, look, look.verdict === 'verified')
        } else if (look === null && last?.service.id === service.id) {
          onScreen.current = null
          say(service, last.look, false)
        }
      },
      aside: (service, look) => say(service, look, false),
    }
    const repeat = () => {
      const last = onScreen.current
      if (last) say(last.service, last.look, last.look.verdict === 'verified')
    }
    return [report, repeat]
  }, [call, screen, windowId])

  useEffect(() => repeat(), [view, repeat])

  return report
}

function isSeen(look: CodeLook): look is CodeLook<Seen> {
  return look.verdict !== 'unseen'
}
