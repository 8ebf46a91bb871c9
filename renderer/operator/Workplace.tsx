import type { ReactNode } from 'react'
import { MailPage } from '../mail/MailPage.tsx'
import { ServicesPage } from '../services/ServicesPage.tsx'
import { SelfTestPage } from '../self-test/SelfTestPage.tsx'
import { SourcesPage } from '../sources/SourcesPage.tsx'
import { DemoStrip } from './DemoStrip.tsx'
import { Notices } from './Notices.tsx'
import { TestLetterWitness } from '../mail/TestLetterWitness.tsx'
import { Overlays } from './Overlays.tsx'
import { QueuePlace } from './QueuePlace.tsx'
import { Toasts } from './Toasts.tsx'
import { TopBar } from './TopBar.tsx'
import { useUi } from './desk-state.ts'
import { usePlaceHistory, type DeskPlace } from './places.ts'
import { useArrivals } from './use-arrivals.ts'
import { useDecisionRow } from './use-decision.ts'
import { useDropGuard } from './use-drop-guard.ts'

const pages = {
  queue: QueuePlace,
  mail: MailPage,
  services: ServicesPage,
  sources: SourcesPage,
  'self-test': SelfTestPage,
} as const satisfies Record<DeskPlace, () => ReactNode>

/** The desk: what concerns all of it, and the place where the clerk is. */
export function Workplace() {
  const place = useUi(ui => ui.place)
  const Page = pages[place]
  usePlaceHistory()
  useDecisionRow()
  useArrivals()
  useDropGuard()

  return (
    <div className="desk">
      <DemoStrip />
      <TopBar />
      <Notices />
      <Page />
      <Toasts />
      <Overlays />
      <TestLetterWitness />
    </div>
  )
}
