import { useEffect, useRef } from 'react'
import { useText } from '../i18n.ts'
import { useUi, useView } from './desk-state.ts'
import { deskPlaces, useGo, type DeskPlace } from './places.ts'

const names = {
  queue: 'desk.queue',
  services: 'desk.place-services',
  sources: 'desk.place-sources',
  'self-test': 'desk.place-self-test',
} as const satisfies Record<DeskPlace, string>

/** The places of the desk; the queue's tab counts what is open wherever the clerk is. */
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
  const open = useView(view => (place === 'queue' ? view.open : 0))
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
      {open > 0 && (
        <>
          <span className="top-tab-count" aria-hidden>
            {open}
          </span>
          <span className="visually-hidden">, {text('desk.queue-count', { count: open })}</span>
        </>
      )}
    </button>
  )
}
