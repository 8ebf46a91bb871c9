import type { Edition } from '../../shared/views.ts'
import { useText } from '../i18n.ts'
import { Icon } from './Icon.tsx'
import './strip.css'

/** Says above everything that what is below is not real. */
export function EditionStrip({ edition }: { readonly edition: Edition }) {
  const text = useText()
  if (edition !== 'demo') return null
  return (
    <aside className="edition-strip" aria-label={text('common.demo')}>
      <Icon name="warning" size={16} />
      <b>{text('common.demo')}</b>
      <span>{text('common.demoMeans')}</span>
    </aside>
  )
}
