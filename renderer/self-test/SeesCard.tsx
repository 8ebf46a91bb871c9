import { useId } from 'react'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { Icon } from '../ui/Icon.tsx'

/** What this shell can see of the reception screen, and what it cannot. */
export function SeesCard() {
  const text = useText()
  const heading = useId()
  const sees = useView(view => view.display.screens[0]?.sees)
  if (sees === undefined) return null
  return (
    <section className="self-test-card" aria-labelledby={heading}>
      <h2 id={heading}>{text('selfTest.sees')}</h2>
      <ul className="news">
        <li className="ok">
          <Icon name="eye" size={20} />
          <span>{text(`selfTest.sees-${sees}`)}</span>
        </li>
        <li className="warn">
          <Icon name="warning" size={20} />
          <span>{text(`selfTest.sees-${sees}-not`)}</span>
        </li>
      </ul>
    </section>
  )
}
