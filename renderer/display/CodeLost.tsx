import { useText } from '../i18n.ts'
import { Speech } from './Glyph.tsx'

/** Where no code can be shown: it lies over its panel and over the steps, which lead nowhere without it. */
export function CodeLost() {
  const t = useText()
  return (
    <section className="code-lost">
      <Speech />
      <p className="code-lost-title">{t('display.codeLost')}</p>
      <p>{t('display.codeLostWhat')}</p>
    </section>
  )
}
