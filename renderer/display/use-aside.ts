import { useEffect, useRef } from 'react'
import type { DisplayService, DisplayView } from '../../shared/views.ts'
import type { CodeScreen } from './code-screen.ts'
import { readAside, type AsideReading } from './read-aside.ts'
import type { Report } from './use-report.ts'

const none: readonly DisplayService[] = []

/** Keeps reading the codes that are not on the screen: at the start, after each change, when asked, and every minute. */
export function useAside(
  screen: CodeScreen,
  view: DisplayView | undefined,
  shown: DisplayService | null,
  { aside }: Report,
): void {
  const services = view?.services ?? none
  const others = useRef(services)
  others.current = services.filter(service => service.id !== shown?.id)
  const reading = useRef<AsideReading>(null)

  useEffect(() => {
    const started = readAside(screen, () => others.current, aside)
    reading.current = started
    return () => started.stop()
  }, [screen, aside])

  const looks = view?.looks
  useEffect(() => reading.current?.begin(), [services, looks])
}
