import { useRef } from 'react'
import { useStore } from 'zustand'
import { useText } from '../i18n.ts'
import type { PreviewCommands } from '../preview/PreviewPane.tsx'
import { AsideQueue } from './AsideQueue.tsx'
import { AsideRest } from './AsideRest.tsx'
import { CopyPane } from './CopyPane.tsx'
import { PackagePane } from './PackagePane.tsx'
import { Queue } from './Queue.tsx'
import { selectedItem, useDesk, useUi, useView } from './desk-state.ts'
import { useSelectedPackage, useSelection } from './use-package.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { Welcome } from './Welcome.tsx'

/** The queue, the package, its copy. The desk's keys are heard here alone. */
export function QueuePlace() {
  const text = useText()
  const preview = useRef<PreviewCommands>(null)
  const { store } = useDesk()
  const open = useView(view => view.open)
  const aside = useUi(ui => ui.aside.shown)
  const there = useStore(store, state => selectedItem(state) !== undefined)
  useSelection()
  useSelectedPackage()
  useShortcuts(preview)

  return (
    <>
      <h1 className="visually-hidden">
        {text('desk.queue')}
        {open > 0 && `, ${text('desk.queue-count', { count: open })}`}
      </h1>
      <div className="panes">
        {aside ? <AsideQueue /> : <Queue />}
        {there ? (
          <>
            <PackagePane />
            <CopyPane commands={preview} />
          </>
        ) : aside ? (
          <AsideRest />
        ) : (
          <Welcome />
        )}
      </div>
    </>
  )
}
