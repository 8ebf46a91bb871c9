import type { ReactNode } from 'react'
import { documentTypes, type DocumentType } from '../../shared/document-types.ts'
import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { typesOf, type Need, type Needs } from './needs.ts'

const picture = { none: 'file', optional: 'file-dashed', required: 'file-text' } as const

export interface DocumentNeedsProps {
  readonly needs: Needs
  readonly onChange: (needs: Needs) => void
  readonly error: string | undefined
  /** Whether a copy is really needed: a sentence under its name. */
  readonly hintOf?: (type: DocumentType) => string
  /** Between the heading and the list. */
  readonly children?: ReactNode
}

/** Which copies the service asks for: not at all, if there is one, or necessarily. */
export function DocumentNeeds({ needs, onChange, error, hintOf, children }: DocumentNeedsProps) {
  const text = useText()
  const options: readonly { readonly value: Need; readonly label: string }[] = [
    { value: 'none', label: text('setup.needNone') },
    { value: 'optional', label: text('setup.needOptional') },
    { value: 'required', label: text('setup.needRequired') },
  ]
  const required = typesOf(needs, 'required').length
  const optional = typesOf(needs, 'optional').length
  return (
    <section className="setup-card" aria-labelledby="needs-title">
      <div className="needs-head">
        <h2 id="needs-title">{text('setup.needsTitle')}</h2>
        <p role="status">
          {required + optional === 0
            ? text('setup.needsNone')
            : `${text('setup.needsRequired', { count: required })} · ${text('setup.needsOptional', { count: optional })}`}
        </p>
      </div>
      {error && (
        <p className="needs-error" data-mistake tabIndex={-1}>
          <Icon name="x-circle" size={18} />
          {error}
        </p>
      )}
      {children}
      <ul className="needs">
        {documentTypes.map(type => {
          const need = needs[type] ?? 'none'
          return (
            <li key={type} className={need}>
              <Icon name={picture[need]} size={22} />
              <div className="needs-words">
                <span aria-hidden>{text(`document.${type}`)}</span>
                {hintOf && <p className="meta">{hintOf(type)}</p>}
              </div>
              <Segmented
                label={text(`document.${type}`)}
                value={need}
                even
                options={options}
                onChange={value => onChange({ ...needs, [type]: value })}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
