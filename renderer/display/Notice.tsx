import { useText } from '../i18n.ts'
import { Speech } from './Glyph.tsx'

/** The calm word for every moment when there is no service to show. */
export function Notice({ late = false }: { readonly late?: boolean }) {
  const t = useText()
  return (
    <main className={late ? 'page notice notice-late' : 'page notice'}>
      <Speech />
      <h1>{t('display.noticeTitle')}</h1>
      <p>{t('display.noticeText')}</p>
    </main>
  )
}
