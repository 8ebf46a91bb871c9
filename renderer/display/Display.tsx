import { useEffect, useRef } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { useStore } from 'zustand'
import type { Client } from '../../shared/client.ts'
import type { Language } from '../../shared/settings.ts'
import { LanguageProvider, useText } from '../i18n.ts'
import type { WindowState } from '../store.ts'
import type { CodeScreen } from './code-screen.ts'
import { shiftPixels } from './kiosk.ts'
import { Notice } from './Notice.tsx'
import { Picker } from './Picker.tsx'
import { Announcement } from './ReceivedStamp.tsx'
import { shownService } from './rotation.ts'
import { ServicePage } from './ServicePage.tsx'
import { Shelter } from './Shelter.tsx'
import { useAside } from './use-aside.ts'
import { useFlow } from './use-flow.ts'
import { useReport } from './use-report.ts'

export interface DisplayProps {
  readonly store: StoreApi<WindowState<'display', object>>
  readonly call: Client<'display'>
  readonly screen: CodeScreen
}

/** The visitors' screen. A lost connection changes nothing on it: the last view stays. */
export function Display({ store, call, screen }: DisplayProps) {
  const view = useStore(store, state => state.view)
  const [flow, send] = useFlow(view)
  const service = view === undefined ? null : shownService(flow, view.services)
  const report = useReport(call, view, screen)
  useAside(screen, view, service, report)
  const stage = useRef<HTMLDivElement>(null)

  const received = flow.stamps[0]
  const isStamped = useRef(false)
  isStamped.current = received !== undefined
  useEffect(() => {
    if (stage.current === null) return
    return shiftPixels(stage.current, () => isStamped.current)
  }, [])

  const language = flow.language ?? view?.language ?? 'uk'
  return (
    <LanguageProvider language={language}>
      <PageLanguage language={language} />
      <div className="stage" ref={stage}>
        <Shelter>{content()}</Shelter>
      </div>
      <Announcement received={received} />
    </LanguageProvider>
  )

  function content() {
    if (view === undefined) return <Notice late />
    const several = view.services.length > 1
    const header = { view, touch: flow.touch, canLeave: flow.touch && several && service !== null, send }
    if (service !== null) {
      const stamp = received && { received, service: nameOf(received.serviceId) }
      const seeing = { service, screen, report, stamp: stamp ?? null }
      return <ServicePage key={service.id} {...header} {...seeing} />
    }
    return several ? <Picker key={flow.page} {...header} page={flow.page} /> : <Notice />
  }

  function nameOf(serviceId: string): string {
    return view?.services.find(service => service.id === serviceId)?.name ?? ''
  }
}

/** Tells the browser what language it shows: for screen readers, hyphens and the window's title. */
function PageLanguage({ language }: { readonly language: Language }) {
  const t = useText()
  useEffect(() => {
    document.documentElement.lang = language
    document.title = t('display.title')
  }, [language, t])
  return null
}
