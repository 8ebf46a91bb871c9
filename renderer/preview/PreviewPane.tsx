import type { Ref } from 'react'
import type { Client } from '../../shared/client.ts'
import type { CopyDetails } from '../../shared/model/package.ts'

/** What the desk's keys can ask of the pane. */
export interface PreviewCommands {
  zoomIn(): void
  zoomOut(): void
  zoomReset(): void
  print(): void
  save(): void
  search(): void
}

export interface PreviewPaneProps {
  readonly copy: CopyDetails | null
  /** The copy's place in its package, from 1. */
  readonly number: number
  readonly copies: readonly CopyDetails[]
  readonly client: Client<'operator'>
  onSelect(copyId: string): void
  readonly commands?: Ref<PreviewCommands>
}

/** The right side of the desk: the chosen copy, drawn by a frame that has no powers. */
export function PreviewPane({ copy, number }: PreviewPaneProps) {
  return <section>{copy && `${number}. ${copy.name}`}</section>
}
