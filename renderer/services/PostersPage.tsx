import { useState } from 'react'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { PageFrame } from '../operator/PageFrame.tsx'
import { useAsk } from '../operator/use-ask.ts'
import { useEscape } from '../operator/use-escape.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { PosterLine } from './PosterLine.tsx'
import { useChangeServices } from './use-services.ts'
import { usePosters } from './use-posters.ts'
import './list.css'
import './posters.css'

/** How many the program marks at a time. */
const atOnce = 1_000

/** Posters that were printed: paper has to be taken down by hand, and this says which. */
export function PostersPage() {
  const text = useText()
  const ask = useAsk()
  const change = useChangeServices()
  const down = useView(view => view.postersDown)
  const { posters, problem, reload, more } = usePosters()
  const [scope, setScope] = useState<'down' | 'all'>(down.length > 0 ? 'down' : 'all')
  const rows = scope === 'down' ? down : (posters?.rows ?? [])
  const leave = () => change({ route: { kind: 'list' } })
  useEscape(leave)

  async function mark(ids: readonly string[], isDown: boolean): Promise<void> {
    await ask('poster.down', { ids: ids.slice(0, atOnce), down: isDown })
    await reload()
  }

  const nothing = scope === 'down' ? 'none-down' : 'none'
  return (
    <PageFrame
      title={text('posters.title')}
      lead={text('posters.lead')}
      back={{ label: text('desk.place-services'), onClick: leave }}
      tools={
        <Segmented
          label={text('posters.scope')}
          value={scope}
          options={[
            { value: 'down', label: text('posters.scope-down', { number: down.length }) },
            { value: 'all', label: text('posters.scope-all') },
          ]}
          onChange={setScope}
        />
      }
      footer={
        scope === 'down' &&
        down.length > 1 && (
          <Button
            onClick={() =>
              void mark(
                down.map(({ id }) => id),
                true,
              )
            }
          >
            {text('posters.all-down')}
          </Button>
        )
      }
    >
      {problem !== null && (
        <div className="services-notice">
          <Banner kind="bad" live title={text('services.list-problem')}>
            {text(`error.${problem}`)}
          </Banner>
        </div>
      )}
      {rows.length === 0 ? (
        (scope === 'down' || posters !== null) && (
          <div className="services-none" role="status">
            <b>{text(`posters.${nothing}`)}</b>
            <p>{text(`posters.${nothing}-about`)}</p>
          </div>
        )
      ) : (
        <div className="poster-list">
          <table>
            <caption className="visually-hidden">{text('posters.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{text('services.column-name')}</th>
                <th scope="col">{text('posters.column-format')}</th>
                <th scope="col">{text('services.check-code')}</th>
                <th scope="col">{text('posters.column-printed')}</th>
                <th scope="col">{text('services.column-state')}</th>
                <th>
                  <span className="visually-hidden">{text('services.column-tools')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <PosterLine key={row.id} row={row} onDown={isDown => void mark([row.id], isDown)} />
              ))}
            </tbody>
          </table>
          {scope === 'all' && posters !== null && posters.rows.length < posters.total && (
            <Button kind="quiet" onClick={() => void more()}>
              {text('posters.more')}
            </Button>
          )}
        </div>
      )}
    </PageFrame>
  )
}
