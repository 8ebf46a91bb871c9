import { useEffect, useRef } from 'react'
import type { OperatorView } from '../../shared/views.ts'
import { useText, type Translate } from '../i18n.ts'
import { useUi, useView } from './desk-state.ts'
import { deskPlaces, useGo, type DeskPlace } from './places.ts'

const names = {
  queue: 'desk.queue',
  mail: 'desk.place-mail',
  services: 'desk.place-services',
  sources: 'desk.place-sources',
  'self-test': 'desk.place-self-test',
} as const satisfies Record<DeskPlace, string>

/** What waits for a person in a place, wherever the clerk is. */
function waiting(view: OperatorView, place: DeskPlace): number {
  switch (place) {
    case 'queue':
      return view.open
    case 'sources':
      return view.sources.reduce((sum, { pendingCodes }) => sum + pendingCodes, 0)
    case 'self-test':
      return view.findings.length + view.postersDown.length
    case 'mail':
    case 'services':
      return 0
    default:
      return place satisfies never
  }
}

function waitingWords(place: DeskPlace, count: number, text: Translate): string {
  switch (place) {
    case 'queue':
      return text('desk.queue-count', { count })
    case 'sources':
      return text('sources.tab-count', { count })
    default:
      return text('selfTest.tab-count', { count })
  }
}

/** The places of the desk, each with what waits there. */
export function PlaceTabs() {
  const text = useText()
  return (
    <nav aria-label={text('desk.places')}>
      <ul className="top-tabs">
        {deskPlaces.map(place => (
          <li key={place}>
            <PlaceTab place={place} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function PlaceTab({ place }: { readonly place: DeskPlace }) {
  const text = useText()
  const go = useGo()
  const count = useView(view => waiting(view, place))
  const current = useUi(ui => ui.place === place)
  const tab = useRef<HTMLButtonElement>(null)

  const was = useRef(current)

  // The page that was left took the focus with it, and the new one may not ask for it: the keyboard goes on from here.
  useEffect(() => {
    if (current && !was.current && document.activeElement === document.body) tab.current?.focus()
    was.current = current
  }, [current])

  return (
    <button
      ref={tab}
      type="button"
      className="top-tab"
      aria-current={current ? 'page' : undefined}
      onClick={() => go(place)}
    >
      {text(names[place])}
      {count > 0 && (
        <>
          <span className={place === 'queue' ? 'top-tab-count' : 'top-tab-count quiet'} aria-hidden>
            {count}
          </span>
          <span className="visually-hidden">, {waitingWords(place, count, text)}</span>
        </>
      )}
    </button>
  )
}
