import { useId, useMemo } from 'react'
import type { ChangeKind, SyncChange, SyncReport } from '../../shared/model/source.ts'
import { useLanguage, useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { useGo } from '../operator/places.ts'
import { useAsk } from '../operator/use-ask.ts'
import { Button } from '../ui/Button.tsx'
import type { IconName } from '../ui/icons.ts'
import { Icon } from '../ui/Icon.tsx'
import { ShowMore, useShownCount } from '../ui/ShowMore.tsx'
import { adoptionOf, isAdoptable } from './adoption.ts'
import { ChangeAction } from './ChangeAction.tsx'
import { changeWords } from './change-words.ts'
import { nameOf } from './source-names.ts'

/** What needs a person comes first, then what is different, then what is merely new. */
const order = ['conflict', 'code', 'changed', 'removed', 'returned', 'added'] as const satisfies readonly ChangeKind[]

const pictures = {
  conflict: { icon: 'warning', tone: 'warn' },
  code: { icon: 'qr-code', tone: 'warn' },
  changed: { icon: 'pencil-simple', tone: 'accent' },
  removed: { icon: 'minus-circle', tone: 'idle' },
  returned: { icon: 'arrow-clockwise', tone: 'idle' },
  added: { icon: 'plus-circle', tone: 'ok' },
} as const satisfies Record<ChangeKind, { readonly icon: IconName; readonly tone: string }>

interface ChangeGroupsProps {
  readonly report: SyncReport
  /** Whose report it is; null for a file that is only being looked at, whose changes are yet to be made. */
  readonly sourceId: string | null
}

/** What is different, by what happened to it; counts are exact, long groups are opened step by step. */
export function ChangeGroups({ report, sourceId }: ChangeGroupsProps) {
  return order
    .filter(kind => report.counts[kind] > 0)
    .map(kind => (
      <ChangeGroup
        key={kind}
        kind={kind}
        count={report.counts[kind]}
        changes={report.changes.filter(change => change.kind === kind)}
        sourceId={sourceId}
      />
    ))
}

interface GroupProps {
  readonly kind: ChangeKind
  readonly count: number
  /** Those that are listed. */
  readonly changes: readonly SyncChange[]
  readonly sourceId: string | null
}

function ChangeGroup({ kind, count, changes, sourceId }: GroupProps) {
  const ahead = sourceId === null
  const text = useText()
  const go = useGo()
  const ask = useAsk()
  const heading = useId()
  const isOn = useIsOn()
  const [shown, showMore] = useShownCount(10)
  const unlisted = count - changes.length
  const adoptable = changes.filter(isAdoptable)
  const isOff = kind === 'added' && !ahead && changes.some(({ about, id }) => about === 'service' && !isOn(id))
  return (
    <section className="change-group" aria-labelledby={heading}>
      <div className="change-group-head">
        <h4 id={heading}>
          {text(`sources.${ahead ? 'ahead' : 'head'}-${kind}`)} <span className="count">{count}</span>
        </h4>
        {isOff && (
          <Button kind="quiet" size="small" onClick={() => go('services')}>
            {text('sources.switch-on')}
          </Button>
        )}
        {sourceId !== null && adoptable.length > 1 && (
          <Button kind="quiet" size="small" onClick={() => void ask('source.adopt', adoptionOf(sourceId, adoptable))}>
            {text('sources.adopt-all', { number: adoptable.length })}
          </Button>
        )}
      </div>
      <ul className="news">
        {changes.slice(0, shown).map((change, index) => (
          <ChangeRow key={`${change.id} ${index}`} change={change} sourceId={sourceId} />
        ))}
      </ul>
      <ShowMore total={changes.length} shown={shown} onMore={showMore} />
      {unlisted > 0 && shown >= changes.length && (
        <p className="meta">{text('sources.unlisted', { number: unlisted })}</p>
      )}
    </section>
  )
}

function ChangeRow({ change, sourceId }: { readonly change: SyncChange; readonly sourceId: string | null }) {
  const ahead = sourceId === null
  const text = useText()
  const language = useLanguage()
  const isOn = useIsOn()
  const sources = useView(view => view.sources)
  const { icon, tone } = pictures[change.kind]
  const sourceName = (id: string) => {
    const source = sources.find(source => source.id === id)
    return source && nameOf(source, text)
  }
  const place = change.about === 'branch' ? text('sources.is-branch') : change.branchName
  return (
    <li className={tone}>
      <Icon name={icon} size={22} />
      <span>
        <b>{change.name}</b>
        {place !== '' && <span className="news-place"> · {place}</span>}
        {changeWords(change, { text, language, ahead, sourceName, isOn }).map(words => (
          <span key={words} className="news-line">
            {words}
          </span>
        ))}
      </span>
      {sourceId !== null && <ChangeAction change={change} sourceId={sourceId} />}
    </li>
  )
}

function useIsOn(): (serviceId: string) => boolean {
  const services = useView(view => view.services)
  return useMemo(() => {
    const ids = new Set(services.map(({ id }) => id))
    return id => ids.has(id)
  }, [services])
}
