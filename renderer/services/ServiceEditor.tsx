import { useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { useDesk } from '../operator/desk-state.ts'
import { PageFrame } from '../operator/PageFrame.tsx'
import { useMistakeFocus } from '../setup/use-mistake-focus.ts'
import { Banner } from '../ui/Banner.tsx'
import { EditorActions } from './EditorActions.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import { serviceInputOf, serviceMistakes } from './service-draft.ts'
import { ServiceForm } from './ServiceForm.tsx'
import { useChangeServices, useServicesUi } from './use-services.ts'
import { useLeave } from './use-leave.ts'
import { useService } from './use-service.ts'

/** A service: what visitors come for, which copies it asks, its code and how its packages are kept. */
export function ServiceEditor({ id }: { readonly id: string | null }) {
  const text = useText()
  const { client } = useDesk()
  const change = useChangeServices()
  const { editing, problem, dirty, set, load } = useService(id)
  const [tried, setTried] = useState(0)
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)
  const [removing, setRemoving] = useState(false)
  const [offered, setOffered] = useState(false)
  const codeRefusal = useServicesUi(services => services.codeRefusal)
  const form = useMistakeFocus<HTMLDivElement>(tried)

  const close = () => change({ route: { kind: 'list' }, service: null, codeRefusal: null })
  const { asked, leave, stay } = useLeave(dirty || offered, close)
  const draft = editing?.draft
  const details = editing?.details ?? null
  const mistakes = draft === undefined || tried === 0 ? [] : serviceMistakes(draft)

  async function save(): Promise<void> {
    stay()
    if (draft === undefined || saving) return
    if (offered || serviceMistakes(draft).length > 0) return setTried(count => count + 1)
    setSaving(true)
    setRefusal(null)
    let saved: string | null = null
    try {
      saved = (await client('service.save', { id, service: serviceInputOf(draft) })).id
      if (id === null && draft.payload !== '')
        await client('code.take', { serviceId: saved, payload: draft.payload, replaces: null })
      change({ route: { kind: 'list' }, service: null, codeRefusal: null, openedId: saved })
    } catch (error) {
      const { code } = toWire(error)
      setSaving(false)
      // Saved, but without its code: what is left to do is done in its own editor.
      if (saved === null) setRefusal(code)
      else change({ route: { kind: 'service', id: saved }, service: null, codeRefusal: code })
    }
  }

  const failure = refusal ?? problem ?? codeRefusal
  const failed = refusal ? 'not-saved' : problem ? 'not-loaded' : 'saved-without-code'
  return (
    <PageFrame
      title={id === null ? text('services.service-new') : (editing?.saved.name ?? text('services.service'))}
      back={{ label: text('desk.place-services'), onClick: leave }}
      footer={
        <EditorActions
          saving={saving}
          onSave={() => void save()}
          onCancel={leave}
          onRemove={details === null || details.packages > 0 ? undefined : () => setRemoving(true)}
          removeLabel={text('services.service-remove')}
        />
      }
    >
      {failure && (
        <div className="services-notice">
          <Banner kind="bad" live title={text(`services.${failed}`)}>
            {text(`error.${failure}`)}
          </Banner>
        </div>
      )}
      {editing && (
        <div ref={form}>
          <ServiceForm
            editing={editing}
            mistakes={refusal === 'service.alias-taken' ? [...mistakes, 'alias'] : mistakes}
            onChange={set}
            onTaken={() => {
              change({ codeRefusal: null })
              void load()
            }}
            onOffer={setOffered}
            urged={offered && tried > 0}
          />
        </div>
      )}
      {asked && (
        <LeaveDialog
          name={draft?.name.trim() || text('services.service-new')}
          onSave={() => void save()}
          onDrop={close}
          onStay={stay}
        />
      )}
      {removing && id !== null && (
        <RemoveDialog
          title={text('services.service-remove-title', { name: editing?.saved.name ?? '' })}
          about={text('services.service-remove-about')}
          confirm={text('services.service-remove')}
          onRemove={() => client('service.remove', { id })}
          onRemoved={close}
          onClose={() => setRemoving(false)}
        />
      )}
    </PageFrame>
  )
}
