import { useId, useMemo } from 'react'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ShowMore, useShownCount } from '../ui/ShowMore.tsx'
import '../ui/news.css'
import { findingWords, type FindingGoal } from './finding-words.ts'
import { useGoal } from './use-goal.ts'
import { useNames } from './use-names.ts'

const goals = {
  service: 'selfTest.to-service',
  branch: 'selfTest.to-branch',
  services: 'selfTest.to-services',
  hosts: 'selfTest.to-hosts',
} as const satisfies Record<FindingGoal['kind'], string>

/** What does not fit together in the set-up, each with what to do and the way there; or that all of it does. */
export function FindingList() {
  const text = useText()
  const heading = useId()
  const open = useGoal()
  const names = useNames()
  const findings = useView(view => view.findings)
  const [shown, showMore] = useShownCount(6)
  const words = useMemo(() => findings.map(finding => findingWords(finding, names, text)), [findings, names, text])
  if (words.length === 0) return <AllFits />
  return (
    <section className="self-test-card" aria-labelledby={heading}>
      <h2 id={heading}>
        {text('selfTest.findings')} <span className="count">{words.length}</span>
      </h2>
      <ul className="news">
        {words.slice(0, shown).map(({ tone, title, about, goal }) => (
          <li key={title} className={tone}>
            <Icon name={tone === 'bad' ? 'x-circle' : 'warning'} size={22} />
            <span>
              <b>{title}</b> {about}
            </span>
            <Button size="small" onClick={() => open(goal)}>
              {text(goals[goal.kind])}
              <span className="visually-hidden">: {title}</span>
            </Button>
          </li>
        ))}
      </ul>
      <ShowMore total={words.length} shown={shown} onMore={showMore} />
    </section>
  )
}

function AllFits() {
  const text = useText()
  const verified = useView(({ services, display }) =>
    services.every(({ id, code }) => code === 'sealed' && display.codes[id]?.verdict === 'verified'),
  )
  const wrong = useView(({ services, display }) =>
    services.some(({ id }) => ['mismatch', 'unreadable'].includes(display.codes[id]?.verdict ?? 'unseen')),
  )
  const watching = useView(view => view.display.watching)
  if (wrong) return null
  return verified && watching ? (
    <Banner kind="ok" title={text('selfTest.all-fits')}>
      {text('selfTest.all-fits-about')}
    </Banner>
  ) : (
    <Banner kind="ok" title={text('selfTest.all-fits-unseen')}>
      {watching && text('selfTest.all-fits-unseen-about')}
    </Banner>
  )
}
