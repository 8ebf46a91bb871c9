import { useMemo } from 'react'
import type { SourceStatus } from '../../shared/model/source.ts'
import { useDesk, useUi, useView, type DeskTools } from '../operator/desk-state.ts'
import type { FileLook, SourcesUi } from './sources-ui.ts'

/** Changes this place's part of the window's state. */
export function changeSources({ store }: DeskTools, patch: Partial<SourcesUi>): void {
  const { ui, change } = store.getState()
  change({ sources: { ...ui.sources, ...patch } })
}

export function useChangeSources(): (patch: Partial<SourcesUi>) => void {
  const tools = useDesk()
  return useMemo(() => patch => changeSources(tools, patch), [tools])
}

/** What the right side shows: the file that is being looked at, a source, or nothing where there is neither. */
export function useShownSource(): SourceStatus | FileLook | null {
  const { shown, file } = useUi(ui => ui.sources)
  const sources = useView(view => view.sources)
  if (shown?.kind === 'file' && file !== null) return file
  const chosen = shown?.kind === 'source' ? sources.find(({ id }) => id === shown.id) : undefined
  return chosen ?? sources[0] ?? file
}

export function isFile(shown: SourceStatus | FileLook): shown is FileLook {
  return !('job' in shown)
}
