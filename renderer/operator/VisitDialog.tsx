import { useState } from 'react'
import { visitCases, type VisitCase } from '../../shared/visit-cases.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { Choices } from './Choices.tsx'
import { useView } from './desk-state.ts'
import { useAsk } from './use-ask.ts'

/** The demo's visitor: for which service, and what happens. */
export function VisitDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const ask = useAsk()
  const services = useView(view => view.services)
  const [serviceId, setServiceId] = useState(services[0]?.id ?? '')
  const [visitCase, setVisitCase] = useState<VisitCase>('complete')
  const [busy, setBusy] = useState(false)

  async function send(): Promise<void> {
    if (busy || serviceId === '') return
    setBusy(true)
    await ask('demo.visit', { serviceId, case: visitCase })
    onClose()
  }

  return (
    <Dialog
      title={text('desk.visit-title')}
      onClose={onClose}
      onSubmit={() => void send()}
      wide
      actions={
        <>
          <Button
            kind="primary"
            type="submit"
            icon="paper-plane-tilt"
            busy={busy}
            busyText={text('desk.visit-busy')}
            disabledReason={serviceId === '' ? text('desk.ready-no-services') : undefined}
          >
            {text('desk.visit-go')}
          </Button>
          <Button onClick={onClose}>{text('common.back')}</Button>
        </>
      }
    >
      <p className="dialog-note">{text('desk.visit-about')}</p>
      <SelectField
        label={text('desk.visit-service')}
        value={serviceId}
        options={services.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setServiceId}
      />
      <Choices
        label={text('desk.visit-case')}
        value={visitCase}
        choices={visitCases.map(value => ({
          value,
          label: text(`desk.case-${value}`),
          about: text(`desk.case-${value}-about`),
        }))}
        onChange={setVisitCase}
        paired
      />
    </Dialog>
  )
}
