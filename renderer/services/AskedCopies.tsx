import { useText } from '../i18n.ts'
import { DocumentNeeds } from '../setup/DocumentNeeds.tsx'
import { typesOf, type Needs, type Template } from '../setup/needs.ts'
import { Banner } from '../ui/Banner.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { KeptFields } from './KeptFields.tsx'
import '../setup/check.css'
import '../setup/service.css'

interface AskedCopiesProps {
  readonly needs: Needs
  /** What is in force; null for a new service. */
  readonly saved: Needs | null
  readonly hints: Template
  /** Said when a source keeps the list. */
  readonly note: string | undefined
  readonly error: string | undefined
  readonly onChange: (needs: Needs) => void
  readonly onHints: (hints: Template) => void
}

/** Which copies are asked for, each with a word on whether it is really needed. */
export function AskedCopies({ needs, saved, hints, note, error, onChange, onHints }: AskedCopiesProps) {
  const text = useText()
  const changed = saved !== null && meaning(needs) !== meaning(saved)
  return (
    <KeptFields note={note}>
      <DocumentNeeds
        needs={needs}
        error={error}
        onChange={onChange}
        hintOf={type => (hints === 'hiring' ? text(`hintHiring.${type}`) : text(`hintAdministrative.${type}`))}
      >
        <div className="hints-for">
          <Segmented
            label={text('services.hints-for')}
            labelShown
            value={hints}
            options={[
              { value: 'hiring', label: text('setup.template-hiring') },
              { value: 'administrative', label: text('setup.template-administrative') },
            ]}
            onChange={onHints}
          />
          <p className="meta">{text(`services.hints-${hints}`)}</p>
          {changed && (
            <Banner kind="info" live title={text('services.needs-changed')}>
              {text('services.needs-changed-about')}
            </Banner>
          )}
        </div>
      </DocumentNeeds>
    </KeptFields>
  )
}

function meaning(needs: Needs): string {
  return JSON.stringify([typesOf(needs, 'required'), typesOf(needs, 'optional')])
}
