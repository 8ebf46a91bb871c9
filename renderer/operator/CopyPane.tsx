import type { Ref } from 'react'
import type { CopyDetails } from '../../shared/model/package.ts'
import { PreviewPane, type PreviewCommands } from '../preview/PreviewPane.tsx'
import { selectedDetails, useChange, useDesk, useUi } from './desk-state.ts'

const none: readonly CopyDetails[] = []

/** The copy that is looked at: the chosen one, or the first of the package. */
export function useShownCopy(): { readonly copy: CopyDetails | null; readonly copies: readonly CopyDetails[] } {
  const copies = useUi(ui => selectedDetails(ui)?.copies) ?? none
  const copyId = useUi(ui => ui.copyId)
  return { copies, copy: copies.find(copy => copy.id === copyId) ?? copies[0] ?? null }
}

export function CopyPane({ commands }: { readonly commands: Ref<PreviewCommands> }) {
  const { client } = useDesk()
  const change = useChange()
  const { copy, copies } = useShownCopy()
  return (
    <PreviewPane
      copy={copy}
      number={copy === null ? 0 : copies.indexOf(copy) + 1}
      copies={copies}
      client={client}
      onSelect={copyId => change({ copyId })}
      commands={commands}
    />
  )
}
