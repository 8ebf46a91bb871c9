import { useId, useMemo } from 'react'
import type { CodeState } from '../../shared/model/service.ts'
import type { CodeOnDisplay } from '../../shared/views.ts'
import { clockTime, decimal } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { ShowMore, useShownCount } from '../ui/ShowMore.tsx'
import '../ui/table.css'
import { codeRows, type CodeRow } from './code-rows.ts'

/** Every code that visitors see: whether it is the stored one, and from how far it is read. */
export function CodeTable() {
  const text = useText()
  const heading = useId()
  const services = useView(view => view.services)
  const branches = useView(view => view.branches)
  const display = useView(view => view.display)
  const inches = useView(view => view.settings.displayInches)
  const rows = useMemo(() => codeRows({ services, branches, display, inches }), [services, branches, display, inches])
  const [shown, showMore] = useShownCount(50)
  const small = rows.filter(({ advice }) => advice?.isSmall).length
  const isSmallMonitor = inches < 20
  return (
    <section className="self-test-codes" aria-labelledby={heading}>
      <h2 id={heading}>{text('selfTest.codes')}</h2>
      {isSmallMonitor && (
        <Banner kind="warn" title={text('selfTest.small-monitor')}>
          {text('selfTest.small-monitor-about')}
        </Banner>
      )}
      {!isSmallMonitor && small > 0 && (
        <Banner kind="warn" title={text('selfTest.small-code', { count: small })}>
          {text('selfTest.small-code-about')}
        </Banner>
      )}
      {rows.length === 0 ? (
        <p>{text('selfTest.codes-none')}</p>
      ) : (
        <div className="table-frame">
          <table className="table">
            <thead>
              <tr>
                <th>{text('selfTest.column-service')}</th>
                <th>{text('selfTest.column-stored')}</th>
                <th>{text('selfTest.column-verdict')}</th>
                <th className="figure">{text('selfTest.column-module')}</th>
                <th className="figure">{text('selfTest.column-size')}</th>
                <th className="figure">{text('selfTest.column-distance')}</th>
                <th>{text('services.check-code')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, shown).map(row => (
                <CodeLine key={row.service.id} row={row} watching={display.watching} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ShowMore total={rows.length} shown={shown} onMore={showMore} />
      <p className="meta">
        {text('selfTest.codes-about')}
        {display.screens.length > 1 && ` ${text('selfTest.codes-about-screens')}`}
      </p>
    </section>
  )
}

const stored = {
  sealed: { icon: 'check-circle', tone: 'ok' },
  none: { icon: 'circle-dashed', tone: 'warn' },
  broken: { icon: 'x-circle', tone: 'bad' },
} as const satisfies Record<CodeState, { readonly icon: IconName; readonly tone: string }>

const verdicts = {
  verified: { icon: 'check-circle', tone: 'ok' },
  mismatch: { icon: 'x-circle', tone: 'bad' },
  unreadable: { icon: 'x-circle', tone: 'bad' },
  unseen: { icon: 'circle-dashed', tone: 'idle' },
  closed: { icon: 'circle-dashed', tone: 'idle' },
} as const satisfies Record<CodeOnDisplay['verdict'] | 'closed', { readonly icon: IconName; readonly tone: string }>

function CodeLine({ row, watching }: { readonly row: CodeRow; readonly watching: boolean }) {
  const text = useText()
  const language = useLanguage()
  const { service, branch, seen, advice } = row
  const verdict = watching ? (seen?.verdict ?? 'unseen') : 'closed'
  const millimetres = (number: string | number) => text('selfTest.millimetres', { number })
  const lookedAt = watching ? (seen?.lookedAt ?? null) : null
  return (
    <tr>
      <th scope="row">
        {service.name}
        <span className="meta">{branch}</span>
      </th>
      <td>
        <State {...stored[service.code]} text={text(`selfTest.stored-${service.code}`)} />
      </td>
      <td>
        <State {...verdicts[verdict]} text={text(`selfTest.verdict-${verdict}`)} />
        {lookedAt !== null && (
          <span className="meta">{text('selfTest.at-time', { time: clockTime(lookedAt, language) })}</span>
        )}
      </td>
      {advice === null ? (
        <td className="unmeasured" colSpan={3}>
          {text('selfTest.unmeasured')}
        </td>
      ) : (
        <>
          <td className="figure">{millimetres(decimal(advice.moduleMm, 1, language))}</td>
          <td className="figure">
            {advice.isSmall ? (
              <State icon="warning" tone="warn" text={millimetres(Math.floor(advice.codeMm))} />
            ) : (
              millimetres(Math.floor(advice.codeMm))
            )}
          </td>
          <td className="figure">
            <b>{text('selfTest.distance', { metres: decimal(advice.distanceM, 1, language) })}</b>
          </td>
        </>
      )}
      <td className="table-code">{service.checkCode}</td>
    </tr>
  )
}

function State({ icon, tone, text }: { readonly icon: IconName; readonly tone: string; readonly text: string }) {
  return (
    <span className={`table-state ${tone}`}>
      <Icon name={icon} size={18} />
      {text}
    </span>
  )
}
