import type { DocumentType } from '../../shared/document-types.ts'
import type { DisplayService } from '../../shared/views.ts'
import { useText } from '../i18n.ts'
import { Sheet } from './Glyph.tsx'
import { capitalised } from './words.ts'

/** The copies that the service asks for, the required ones first. */
export function CopyList({ service }: { readonly service: DisplayService }) {
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
      <h2>{t('display.copies')}</h2>
      <ul>
        {service.required.map(type => row(type, false))}
        {service.optional.map(type => row(type, true))}
      </ul>
    </section>
  )
}
