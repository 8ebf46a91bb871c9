import type { Ref } from 'react'
import { PreviewPane, type PreviewCommands } from '../preview/PreviewPane.tsx'
import { useChange, useDesk } from './desk-state.ts'
import { useShownCopy } from './use-shown-copy.ts'

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
