import { useRef } from 'react'
import type { PreviewCommands } from '../preview/PreviewPane.tsx'
import { DemoStrip } from './DemoStrip.tsx'
import { Notices } from './Notices.tsx'
import { Overlays } from './Overlays.tsx'
import { PackagePane } from './PackagePane.tsx'
import { CopyPane } from './CopyPane.tsx'
import { Queue } from './Queue.tsx'
import { Toasts } from './Toasts.tsx'
import { TopBar } from './TopBar.tsx'
import { useUi, useView } from './desk-state.ts'
import { useArrivals } from './use-arrivals.ts'
import { useDecisionRow } from './use-decision.ts'
import { useSelectedPackage, useSelection } from './use-package.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { Welcome } from './Welcome.tsx'

/** The clerk's desk: the queue, the package, its copy. */
export function Workplace() {
  const preview = useRef<PreviewCommands>(null)
  const selectedId = useUi(ui => ui.selectedId)
  const there = useView(view => view.queue.some(item => item.id === selectedId))
  useSelection()
  useSelectedPackage()
  useDecisionRow()
  useArrivals()
  useShortcuts(preview)

  return (
    <div className="desk">
      <DemoStrip />
      <TopBar />
      <Notices />
      <div className="panes">
        <Queue />
        {there ? (
          <>
            <PackagePane />
            <CopyPane commands={preview} />
          </>
        ) : (
          <Welcome />
        )}
      </div>
      <Toasts />
      <Overlays />
    </div>
  )
}
