import { useMemo } from 'react'
import { toWire } from '../../shared/errors.ts'
import { useDesk, type DeskTools } from '../operator/desk-state.ts'
import { ask } from '../operator/use-ask.ts'
import { uploadCatalogue } from '../upload.ts'
import { changeSources } from './sources-state.ts'

/** What is done with a file of branches and services. */
export interface FileActions {
  /** Reads it and shows what it would change; it goes on while the clerk is elsewhere. */
  look(file: File): Promise<void>
  /** Takes what the file that was looked at says. Resolves when that is done or refused. */
  take(): Promise<void>
  /** Forgets it; a reading that is under way ends. */
  drop(): void
}

export function useFile(): FileActions {
  const tools = useDesk()
  return useMemo(() => createFileActions(tools), [tools])
}

function createFileActions(tools: DeskTools): FileActions {
  const current = () => tools.store.getState().ui.sources.file

  function drop(): void {
    const file = current()
    if (file?.kind === 'reading') file.stop()
    changeSources(tools, { file: null })
  }

  return {
    drop,
    async look(file) {
      drop()
      const reading = new AbortController()
      const look = { kind: 'reading', name: file.name, stop: () => reading.abort() } as const
      changeSources(tools, { file: look, shown: { kind: 'file' } })
      try {
        const { id, report } = await uploadCatalogue(file, reading.signal)
        if (current() === look) changeSources(tools, { file: { kind: 'read', name: file.name, id, report } })
      } catch (error) {
        if (current() !== look) return
        const { code } = toWire(error)
        changeSources(tools, { file: { kind: 'refused', name: file.name, error: code } })
      }
    },
    async take() {
      const file = current()
      if (file?.kind !== 'read') return
      const answer = await ask(tools, 'catalogue.apply', { id: file.id })
      if (answer !== undefined && current() === file)
        changeSources(tools, { file: null, shown: { kind: 'source', id: answer.value.id } })
    },
  }
}
