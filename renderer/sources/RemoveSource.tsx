import type { SourceStatus } from '../../shared/model/source.ts'
import { useText } from '../i18n.ts'
import { useDesk } from '../operator/desk-state.ts'
import { RemoveDialog } from '../services/RemoveDialog.tsx'
import { nameOf } from './source-names.ts'

/** Taking a source away: what came from it stays, and what else goes is said. */
export function RemoveSource({ source, onClose }: { readonly source: SourceStatus; readonly onClose: () => void }) {
  const text = useText()
  const { client } = useDesk()
  const about = [
    text('sourceForm.remove-about'),
    source.pendingCodes > 0 && text('sourceForm.remove-pending', { count: source.pendingCodes }),
    source.kind === 'api' && text('sourceForm.remove-tokens'),
  ]
  return (
    <RemoveDialog
      title={text('sourceForm.remove-title', { name: nameOf(source, text) })}
      about={about.filter(Boolean).join(' ')}
      confirm={text('sourceForm.remove-confirm')}
      onRemove={() => client('source.remove', { id: source.id })}
      onRemoved={onClose}
      onClose={onClose}
    />
  )
}
