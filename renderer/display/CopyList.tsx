import type { DocumentType } from '../../shared/document-types.ts'
import type { DisplayService } from '../../shared/views.ts'
import { capitalised } from '../../shared/words.ts'
import { useText } from '../i18n.ts'
import { Sheet } from './Glyph.tsx'
import type { Opening } from './hours.ts'
import { Hours } from './Hours.tsx'

export interface CopyListProps {
  readonly service: DisplayService
  readonly opening: Opening | null
}

/** The copies that the service asks for, the required ones first; above them, when somebody is there to take them. */
export function CopyList({ service, opening }: CopyListProps) {
  const t = useText()
  const row = (type: DocumentType, optional: boolean) => (
    <li key={type} className="copy">
      <Sheet dashed={optional} />
      <span className="copy-name full">{t(`document.${type}`)}</span>
      <span className="copy-name short">{capitalised(t(`display.short-${type}`))}</span>
      {optional && <span className="copy-optional full">{t('display.optional')}</span>}
      {optional && <span className="copy-optional short">{t('display.optionalShort')}</span>}
    </li>
  )
  return (
    <section className="copies under-stamp">
      <div className="copies-head">
        <h2>{t('display.copies')}</h2>
        {opening !== null && <Hours opening={opening} />}
      </div>
      <ul>
        {service.required.map(type => row(type, false))}
        {service.optional.map(type => row(type, true))}
      </ul>
    </section>
  )
}
