import { useState } from 'react'
import type { ServiceDetails } from '../../shared/model/service.ts'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { Button } from '../ui/Button.tsx'
import { CheckboxField } from '../ui/CheckboxField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { templates, type Template } from '../setup/needs.ts'
import { AskedCopies } from './AskedCopies.tsx'
import { CodeCard } from './CodeCard.tsx'
import { DraftCode } from './DraftCode.tsx'
import { PosterDialog } from './PosterDialog.tsx'
import { templateFor, type ServiceDraft, type ServiceField } from './service-draft.ts'
import type { Editing } from './services-state.ts'
import { useKept } from './use-kept.ts'
import { Versions } from './Versions.tsx'

interface ServiceFormProps {
  readonly editing: Editing<ServiceDetails, ServiceDraft>
  readonly mistakes: readonly ServiceField[]
  readonly onChange: (patch: Partial<ServiceDraft>) => void
  /** A code was taken over: the service is not what it was. */
  readonly onTaken: () => void
  readonly onOffer: (offered: boolean) => void
  /** A code that was found waits for a decision, and somebody wants to save. */
  readonly urged: boolean
}

export function ServiceForm({ editing, mistakes, onChange, onTaken, onOffer, urged }: ServiceFormProps) {
  const text = useText()
  const { draft, details } = editing
  const branches = useView(view => view.branches)
  const kept = useKept(details)
  const [poster, setPoster] = useState(false)
  const [hints, setHints] = useState<Template | null>(null)
  const errorOf = (field: ServiceField) =>
    mistakes.includes(field) ? text(`services.error-service-${field}`) : undefined
  const hasCode = details === null ? draft.payload !== '' : details.code.state === 'sealed'

  /** The name is kept with ordinary spaces: people will type it when they look for it. */
  function beginWith(template: Template): void {
    setHints(template)
    const name = text(`setup.template-${template}`).replaceAll('\u00a0', ' ')
    onChange({ needs: templates[template], ...(draft.name.trim() === '' ? { name } : {}) })
  }

  return (
    <div className="editor">
      <div className="editor-column">
        <section className="editor-card" aria-labelledby="service-names">
          <h2 id="service-names">{text('services.service')}</h2>
          <TextField
            label={text('setup.service')}
            hint={text('setup.serviceHint')}
            error={errorOf('name')}
            maxLength={200}
            autoComplete="off"
            {...kept.field('name')}
            value={draft.name}
            onChange={name => onChange({ name })}
          />
          {details === null && (
            <div className="template-buttons" role="group" aria-labelledby="templates-label">
              <p id="templates-label">{text('setup.templates')}</p>
              {(['hiring', 'administrative'] as const).map(template => (
                <Button key={template} size="small" icon="file-text" onClick={() => beginWith(template)}>
                  {text(`setup.template-${template}`)}
                </Button>
              ))}
            </div>
          )}
          <SelectField
            label={text('services.branch')}
            error={errorOf('branchId')}
            value={draft.branchId}
            options={[
              ...(draft.branchId === '' ? [{ value: '', label: text('services.branch-choose') }] : []),
              ...branches.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={branchId => onChange({ branchId })}
          />
          <TextField
            label={text('services.purpose')}
            hint={text('services.purpose-hint')}
            lines={2}
            maxLength={500}
            {...kept.field('purpose')}
            value={draft.purpose}
            onChange={purpose => onChange({ purpose })}
          />
        </section>
        {details === null && draft.payload !== '' ? (
          <DraftCode payload={draft.payload} onForget={() => onChange({ payload: '' })} />
        ) : (
          <CodeCard
            serviceId={details?.id ?? null}
            code={details?.code ?? null}
            onTaken={payload => {
              if (details === null) onChange({ payload, active: true })
              else onTaken()
            }}
            onOffer={onOffer}
            urged={urged}
            onPoster={() => setPoster(true)}
          />
        )}
        <section className="editor-card" aria-label={text('services.active')}>
          <CheckboxField
            label={text('services.active')}
            hint={text(hasCode ? 'services.active-hint' : 'services.active-no-code')}
            checked={draft.active}
            onChange={active => onChange({ active })}
          />
        </section>
        <section className="editor-card" aria-labelledby="service-records">
          <h2 id="service-records">{text('services.records')}</h2>
          <div className="field-pair">
            <TextField
              label={text('services.case-index')}
              hint={text('services.case-index-hint')}
              maxLength={50}
              autoComplete="off"
              {...kept.field('caseIndex')}
              value={draft.caseIndex}
              onChange={caseIndex => onChange({ caseIndex })}
            />
            <TextField
              label={text('services.alias')}
              hint={text('services.alias-hint')}
              error={errorOf('alias')}
              maxLength={64}
              spellCheck={false}
              autoComplete="off"
              {...kept.field('alias')}
              value={draft.alias}
              onChange={alias => onChange({ alias })}
            />
          </div>
          <TextField
            label={text('services.retention')}
            hint={text('services.retention-hint')}
            maxLength={200}
            autoComplete="off"
            {...kept.field('retentionClass')}
            value={draft.retentionClass}
            onChange={retentionClass => onChange({ retentionClass })}
          />
        </section>
      </div>
      <div className="editor-column">
        <AskedCopies
          needs={draft.needs}
          saved={details === null ? null : editing.saved.needs}
          hints={hints ?? templateFor(draft.name)}
          note={kept.note('required')}
          error={errorOf('needs')}
          onChange={needs => onChange({ needs })}
          onHints={setHints}
        />
        {details && <Versions versions={details.versions} />}
      </div>
      {poster && details && (
        <PosterDialog serviceId={details.id} serviceName={details.name} onClose={() => setPoster(false)} />
      )}
    </div>
  )
}
