import type { CopyDetails } from '../../shared/model/package.ts'
import { selectedDetails, useUi } from './desk-state.ts'

const none: readonly CopyDetails[] = []

/** The copy that is looked at: the chosen one, or the first of the package. */
export function useShownCopy(): { readonly copy: CopyDetails | null; readonly copies: readonly CopyDetails[] } {
  const copies = useUi(ui => selectedDetails(ui)?.copies) ?? none
  const copyId = useUi(ui => ui.copyId)
  return { copies, copy: copies.find(copy => copy.id === copyId) ?? copies[0] ?? null }
}
