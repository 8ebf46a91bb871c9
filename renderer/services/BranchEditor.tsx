import { useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { useDesk } from '../operator/desk-state.ts'
import { PageFrame } from '../operator/PageFrame.tsx'
import { useMistakeFocus } from '../setup/use-mistake-focus.ts'
import { Banner } from '../ui/Banner.tsx'
import { branchInputOf, branchMistakes } from './branch-draft.ts'
import { BranchForm } from './BranchForm.tsx'
import { EditorActions } from './EditorActions.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import { useChangeServices } from './use-services.ts'
import { useBranch } from './use-branch.ts'
import { useLeave } from './use-leave.ts'

/** A branch: where visitors come, when it is open, whose mailbox their letters reach. */
export function BranchEditor({ id }: { readonly id: string | null }) {
  const text = useText()
  const { client } = useDesk()
  const change = useChangeServices()
  const { editing, problem, dirty, set } = useBranch(id)
  const [tried, setTried] = useState(0)
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)
  const [removing, setRemoving] = useState(false)
  const form = useMistakeFocus<HTMLDivElement>(tried)

  const close = () => change({ route: { kind: 'list' }, branch: null })
  const { asked, leave, stay } = useLeave(dirty, close)
  const draft = editing?.draft
  const mistakes = draft === undefined || tried === 0 ? [] : branchMistakes(draft)

  async function save(): Promise<void> {
    stay()
    if (draft === undefined || saving) return
    if (branchMistakes(draft).length > 0) return setTried(count => count + 1)
    setSaving(true)
    setRefusal(null)
    try {
      const saved = await client('branch.save', { id, branch: branchInputOf(draft) })
      change({ route: { kind: 'list' }, branch: null, openedId: saved.id })
    } catch (error) {
      setSaving(false)
      setRefusal(toWire(error).code)
    }
  }

  return (
    <PageFrame
      title={id === null ? text('services.branch-new') : (editing?.saved.name ?? text('services.branch'))}
      back={{ label: text('desk.place-services'), onClick: leave }}
      footer={
        <EditorActions
          saving={saving}
          onSave={() => void save()}
          onCancel={leave}
          onRemove={id === null ? undefined : () => setRemoving(true)}
          removeLabel={text('services.branch-remove')}
        />
      }
    >
      {(refusal ?? problem) && (
        <div className="services-notice">
          <Banner kind="bad" live title={text(refusal ? 'services.not-saved' : 'services.not-loaded')}>
            {text(`error.${(refusal ?? problem)!}`)}
          </Banner>
        </div>
      )}
      {editing && (
        <div ref={form}>
          <BranchForm editing={editing} mistakes={mistakes} tried={tried > 0} onChange={set} />
        </div>
      )}
      {asked && (
        <LeaveDialog
          name={draft?.name.trim() || text('services.branch-new')}
          onSave={() => void save()}
          onDrop={close}
          onStay={stay}
        />
      )}
      {removing && id !== null && (
        <RemoveDialog
          title={text('services.branch-remove-title', { name: editing?.saved.name ?? '' })}
          about={text('services.branch-remove-about')}
          confirm={text('services.branch-remove')}
          onRemove={() => client('branch.remove', { id })}
          onRemoved={close}
          onClose={() => setRemoving(false)}
        />
      )}
    </PageFrame>
  )
}
