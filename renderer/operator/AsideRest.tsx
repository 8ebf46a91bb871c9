import { useText } from '../i18n.ts'
import { useUi } from './desk-state.ts'
import './welcome.css'

/** Beside the list of what is held aside, while nothing of it is chosen: a package of the queue would be taken for one of the list. */
export function AsideRest() {
  const text = useText()
  const none = useUi(ui => ui.aside.rows?.length === 0)
  return (
    <main className="welcome">
      <h2>{text(none ? 'letters.aside-none-here' : 'letters.aside-choose')}</h2>
      <p className="welcome-about">{text('letters.aside-rest-about')}</p>
    </main>
  )
}
