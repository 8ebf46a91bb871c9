import { useId } from 'react'
import type { PosterRow } from '../../shared/model/poster.ts'
import { shortDate } from '../format.ts'
import { useLanguage, useText, type Translate } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { useAsk } from '../operator/use-ask.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ShowMore, useShownCount } from '../ui/ShowMore.tsx'
import { useLandingFocus } from '../ui/use-landing-focus.ts'
import '../ui/news.css'

/** Posters that hang and must come down, and why; each is ticked off as it does. */
export function PosterList() {
  const text = useText()
  const language = useLanguage()
  const ask = useAsk()
  const heading = useId()
  const posters = useView(view => view.postersDown)
  const codes = useView(view => view.services)
  const [shown, showMore] = useShownCount(6)
  const landing = useLandingFocus<HTMLHeadingElement>(posters.length)
  if (posters.length === 0) return null
  const down = (gone: readonly PosterRow[]) =>
    void ask('poster.down', { ids: gone.slice(0, 1_000).map(({ id }) => id), down: true })

  return (
    <section className="self-test-card" aria-labelledby={heading}>
      <div className="card-head">
        <h2 id={heading} ref={landing} tabIndex={-1}>
          {text('selfTest.posters', { count: posters.length })}
        </h2>
        {posters.length > 1 && (
          <Button size="small" onClick={() => down(posters)}>
            {text('selfTest.posters-all')}
          </Button>
        )}
      </div>
      <p className="meta">{text('selfTest.posters-about')}</p>
      <ul className="news">
        {posters.slice(0, shown).map(poster => {
          const format = text(`selfTest.format-${poster.format}`)
          const date = shortDate(poster.printedAt, language)
          const present = codes.find(({ id }) => id === poster.serviceId)?.checkCode
          return (
            <li key={poster.id} className="warn">
              <Icon name="printer" size={22} />
              <span>
                <b>{poster.serviceName}</b>
                <span className="news-line">{reasonWords(poster, present, text)}</span>
                <span className="meta">
                  {[poster.branchName, text('selfTest.poster-about', { format, date, code: poster.checkCode })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <Button size="small" onClick={() => down([poster])}>
                {text('selfTest.poster-down')}
                <span className="visually-hidden">
                  : {text('selfTest.poster-down-of', { service: poster.serviceName, format })}
                </span>
              </Button>
            </li>
          )
        })}
      </ul>
      <ShowMore total={posters.length} shown={shown} onMore={showMore} />
    </section>
  )
}

function reasonWords({ reason }: PosterRow, present: string | undefined, text: Translate): string {
  if (reason === null) return ''
  if (reason === 'code') return present ? text('selfTest.poster-code', { code: present }) : ''
  return text(`selfTest.poster-${reason}`)
}
