import type { BranchAddress } from '../../shared/model/branch-facts.ts'
import type { BranchDetails } from '../../shared/model/service.ts'
import { useText } from '../i18n.ts'
import { TextField } from '../ui/TextField.tsx'
import type { BranchDraft, BranchField } from './branch-draft.ts'
import { HoursField } from './HoursField.tsx'
import { KeptFields } from './KeptFields.tsx'
import { MailboxChoice } from './MailboxChoice.tsx'
import type { Editing } from './services-state.ts'
import { useKept } from './use-kept.ts'

interface BranchFormProps {
  readonly editing: Editing<BranchDetails, BranchDraft>
  readonly mistakes: readonly BranchField[]
  /** Somebody has tried to save. */
  readonly tried: boolean
  readonly onChange: (patch: Partial<BranchDraft>) => void
}

const addressLimits = { region: 100, district: 100, location: 100, street: 100, house: 20 } as const

export function BranchForm({ editing, mistakes, tried, onChange }: BranchFormProps) {
  const text = useText()
  const { draft, details } = editing
  const kept = useKept(details)
  const errorOf = (field: BranchField) =>
    mistakes.includes(field) ? text(`services.error-branch-${field}`) : undefined
  const setAddress = (patch: Partial<BranchAddress>) => onChange({ address: { ...draft.address, ...patch } })

  return (
    <div className="editor">
      <div className="editor-column">
        <section className="editor-card" aria-labelledby="branch-names">
          <h2 id="branch-names">{text('services.branch-names')}</h2>
          <TextField
            label={text('services.branch-name')}
            hint={text('services.branch-name-hint')}
            error={errorOf('name')}
            maxLength={100}
            autoComplete="off"
            {...kept.field('name')}
            value={draft.name}
            onChange={name => onChange({ name })}
          />
          <TextField
            label={text('services.full-name')}
            hint={text('services.full-name-hint')}
            maxLength={200}
            autoComplete="off"
            {...kept.field('fullName')}
            value={draft.fullName}
            onChange={fullName => onChange({ fullName })}
          />
          <TextField
            label={text('services.institution')}
            hint={text('services.institution-hint')}
            error={errorOf('institution')}
            maxLength={200}
            autoComplete="off"
            {...kept.field('institution')}
            value={draft.institution}
            onChange={institution => onChange({ institution })}
          />
        </section>
        <section className="editor-card" aria-labelledby="branch-letters">
          <h2 id="branch-letters">{text('services.branch-letters')}</h2>
          <TextField
            label={text('services.email')}
            hint={text('services.email-hint')}
            error={errorOf('email')}
            type="email"
            inputMode="email"
            spellCheck={false}
            maxLength={254}
            autoComplete="off"
            {...kept.field('email')}
            value={draft.email}
            onChange={email => onChange({ email })}
          />
          <MailboxChoice
            mailboxId={draft.mailboxId}
            email={draft.email}
            onChange={mailboxId => onChange({ mailboxId })}
          />
        </section>
      </div>
      <div className="editor-column">
        <section className="editor-card" aria-labelledby="branch-hours">
          <h2 id="branch-hours">{text('services.branch-hours')}</h2>
          <KeptFields note={kept.note('hours')}>
            <HoursField hours={draft.hours} tried={tried} onChange={hours => onChange({ hours })} />
          </KeptFields>
        </section>
        <section className="editor-card" aria-labelledby="branch-place">
          <h2 id="branch-place">{text('services.branch-place')}</h2>
          <div className="address-fields">
            {(['region', 'district', 'location', 'street', 'house'] as const).map(part => (
              <TextField
                key={part}
                label={text(`services.address-${part}`)}
                maxLength={addressLimits[part]}
                autoComplete="off"
                {...kept.field('address')}
                value={draft.address[part]}
                onChange={value => setAddress({ [part]: value })}
              />
            ))}
          </div>
          <TextField
            label={text('services.responsible')}
            hint={text('services.responsible-hint')}
            maxLength={200}
            autoComplete="off"
            {...kept.field('responsible')}
            value={draft.responsible}
            onChange={responsible => onChange({ responsible })}
          />
        </section>
      </div>
    </div>
  )
}
