import { useId } from 'react'
import { problemCosts, type ProblemCost } from '../../shared/catalogue-problems.ts'
import type { SyncReport } from '../../shared/model/source.ts'
import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { ShowMore, useShownCount } from '../ui/ShowMore.tsx'
import { problemPlace, problemSentence } from './problem-words.ts'

const pictures = {
  row: { icon: 'x-circle', tone: 'bad' },
  field: { icon: 'warning', tone: 'warn' },
  nothing: { icon: 'info', tone: 'idle' },
} as const satisfies Record<ProblemCost, { readonly icon: IconName; readonly tone: string }>

interface ProblemListProps {
  readonly report: SyncReport
  readonly about: 'problems-about' | 'problems-about-api'
}

/** What is wrong in the list itself: where, what was made of it, and what to do. */
export function ProblemList({ report, about }: ProblemListProps) {
  const text = useText()
  const heading = useId()
  const [shown, showMore] = useShownCount(10)
  const { problems, problemCount } = report
  if (problemCount === 0) return null
  const unlisted = problemCount - problems.length
  return (
    <section className="source-section" aria-labelledby={heading}>
      <h3 id={heading}>
        {text('sources.problems')} <span className="count">{problemCount}</span>
      </h3>
      <p className="source-about">{text(`sources.${about}`)}</p>
      <ul className="news">
        {problems.slice(0, shown).map((problem, index) => {
          const place = problemPlace(problem, text)
          const { icon, tone } = pictures[problemCosts[problem.code]]
          return (
            <li key={index} className={tone}>
              <Icon name={icon} size={22} />
              <span>
                {place !== '' && <b>{place}: </b>}
                {problemSentence(problem, text)}
              </span>
            </li>
          )
        })}
      </ul>
      <ShowMore total={problems.length} shown={shown} onMore={showMore} />
      {unlisted > 0 && shown >= problems.length && (
        <p className="meta">{text('sources.unlisted', { number: unlisted })}</p>
      )}
    </section>
  )
}
