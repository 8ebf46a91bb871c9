import type { ReactNode } from 'react'
import type { SourceLink } from '../../shared/model/service.ts'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'

interface Kept {
  readonly source: SourceLink | null
  /** The fields that its source keeps: what is typed there is written over by the next sync. */
  readonly kept: readonly string[]
}

/** Which fields come from a source, and what is said of them. */
export function useKept(details: Kept | null) {
  const text = useText()
  const source = useView(view => view.sources.find(({ id }) => id === details?.source?.sourceId))
  const note = (field: string): string | undefined =>
    source !== undefined && details?.kept.includes(field) ? text('services.kept', { source: source.name }) : undefined
  return {
    note,
    /** Spread over a text field after its own hint. */
    field(name: string): { readonly readOnly?: true; readonly hint?: ReactNode } {
      const words = note(name)
      return words === undefined ? {} : { readOnly: true, hint: words }
    },
  }
}
