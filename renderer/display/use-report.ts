import { useCallback, useEffect, useRef, useState } from 'react'
import type { Client } from '../../shared/client.ts'
import type { DisplayView } from '../../shared/views.ts'
import type { Report } from './CodePanel.tsx'
import { newName } from '../clock.ts'
import type { Seen } from './verify-code.ts'

/** Tells the desk each change of what the screen sees of its codes, and all of it again to whoever sends a view anew. */
export function useReport(call: Client<'display'>, view: DisplayView | undefined): Report {
  const seen = useRef(new Map<string, Seen>())
  const told = useRef(new Map<string, Seen>())
  const [windowId] = useState(newName)

  const report = useCallback<Report>(
    (serviceId, verdict) => {
      seen.current.set(serviceId, verdict)
      if (told.current.get(serviceId) === verdict) return
      told.current.set(serviceId, verdict)
      // Not heard: the next look says it again.
      const ratio = window.devicePixelRatio
      const { width, height } = window.screen
      const screen = { width: Math.round(width * ratio), height: Math.round(height * ratio), ratio }
      const report = { windowId, screen, serviceId, verdict, module: null, modules: null }
      call('display.report', report).catch(() => told.current.delete(serviceId))
    },
    [call, windowId],
  )

  useEffect(() => {
    const services = new Set(view?.services.map(service => service.id))
    told.current.clear()
    for (const [serviceId, verdict] of seen.current) {
      if (services.has(serviceId)) report(serviceId, verdict)
      else seen.current.delete(serviceId)
    }
  }, [view, report])

  return report
}
