import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { PackageDetails, QueueItem } from '../../shared/model/package.ts'
import { after } from '../clock.ts'
import { useText } from '../i18n.ts'
import { AsideBanner } from './AsideBanner.tsx'
import { CopyLists } from './CopyLists.tsx'
import { selectedDetails, selectedItem, useDesk, useUi } from './desk-state.ts'
import { DecisionBar } from './DecisionBar.tsx'
import { LetterSection } from './LetterSection.tsx'
import { OtherService } from './OtherService.tsx'
import { PackageHeader } from './PackageHeader.tsx'
import { isOpen } from './queue.ts'
import { Twins } from './Twins.tsx'
import { packagePaneId } from './use-shortcuts.ts'
import { VerdictBanner } from './VerdictBanner.tsx'
import './package.css'

/** The package: what it is, what answers what, how it came, what to do. */
export function PackagePane() {
  const text = useText()
  const { store } = useDesk()
  const item = useStore(store, selectedItem)
  const details = useUi(selectedDetails)
  const elsewhere = useUi(ui => ui.elsewhere)
  const pane = useRef<HTMLElement>(null)
  const id = item?.id

  useEffect(() => {
    pane.current?.querySelector('.package-body')?.scrollTo(0, 0)
    // A decision takes its button away: the keyboard goes on from the next package's name.
    if (pane.current?.contains(document.activeElement)) document.getElementById(packagePaneId)?.focus()
  }, [id])

  if (item === undefined) return null
  return (
    <main className="package" aria-label={text('desk.pane')} ref={pane}>
      <div className="package-body">
        {item === elsewhere && <p className="elsewhere meta">{text('letters.elsewhere')}</p>}
        <PackageHeader item={item} details={details} />
        {details === null ? (
          <Outline key={item.id} />
        ) : (
          <>
            <FirstThing item={item} details={details} />
            <Twins key={`${item.id}-twins`} item={item} details={details} />
            <CopyLists details={details} />
            {isOpen(item) && <OtherService key={`${item.id}-service`} details={details} />}
            <LetterSection key={item.id} letter={details.letter} trail={details.trail} />
          </>
        )}
      </div>
      {isOpen(item) && <DecisionBar item={item} />}
    </main>
  )
}

function FirstThing(props: { readonly item: QueueItem; readonly details: PackageDetails }) {
  const { aside, trouble } = props.item
  if (aside === null || !isOpen(props.item)) return <VerdictBanner {...props} />
  return (
    <>
      <AsideBanner reason={aside} />
      {/* Nobody is to be asked for copies because of what a program wrote. */}
      {trouble !== 'no-copies' && <VerdictBanner {...props} />}
    </>
  )
}

/** Grey rows in place of what is on its way; nothing for the first moment. */
function Outline() {
  const text = useText()
  const [late, setLate] = useState(false)
  useEffect(() => after(300, () => setLate(true)), [])
  if (!late) return null
  return (
    <div className="outline" role="status" aria-label={text('desk.package-loading')}>
      <span className="wide" />
      <span />
      <span />
      <span />
    </div>
  )
}
