import { useRef } from 'react'
import type { DisplayService } from '../../shared/views.ts'
import { tied } from '../../shared/words.ts'
import { useLanguage, useText, type Translate } from '../i18n.ts'
import { Glyph, Speech } from './Glyph.tsx'
import { Header, type HeaderProps } from './Header.tsx'
import { Hours, useOpening } from './Hours.tsx'
import { pickerPage } from './picker-pages.ts'
import { useCardFit } from './use-card-fit.ts'

/** More names than this on a card are no longer read. */
const namesAtMost = 6

/** Several services on a touch screen: one big target each. */
export function Picker({ page, ...header }: Omit<HeaderProps, 'branch'> & { readonly page: number }) {
  const t = useText()
  const language = useLanguage()
  const { send, view } = header
  const isShared = view.branch === ''
  const opening = useOpening(isShared ? null : (view.services[0]?.hours ?? null))
  const { items, columns, number, pages } = pickerPage(view.services, page)
  const cards = useRef<HTMLUListElement>(null)
  useCardFit(cards, JSON.stringify([language, items]))

  return (
    <main className="page picker-page">
      <Header {...header} branch={view.branch} />
      <div className="service">
        <h1>{t('display.pick')}</h1>
        <div className="picker-head">
          <p className="service-scan">{t('display.pickThen')}</p>
          {opening !== null && <Hours opening={opening} />}
        </div>
      </div>
      <ul className="cards" ref={cards} data-columns={columns}>
        {items.map(service => (
          <li key={service.id}>
            <button type="button" className="card" onClick={() => send({ kind: 'choose', serviceId: service.id })}>
              <span className="card-words">
                {isShared && <span className="card-branch">{service.branch}</span>}
                <span className="card-name">{tied(service.name)}</span>
                <span className="card-copies">
                  {service.payload === null ? t('display.cardLost') : summary(service, t)}
                </span>
              </span>
              <span className="arrow">
                <Glyph name="arrowRight" />
              </span>
            </button>
          </li>
        ))}
        {pages > 1 && (
          <li>
            <button type="button" className="card card-more" onClick={() => send({ kind: 'page', page: page + 1 })}>
              <span className="card-words">
                <span className="card-name">{t('display.more')}</span>
                <span className="card-copies">{t('display.pageOf', { page: number, pages })}</span>
              </span>
              <span className="arrow">
                <Glyph name="arrowRight" />
              </span>
            </button>
          </li>
        )}
        <li className="card-help">
          <Speech />
          <p>
            <strong>{t('display.helpAsk')}</strong> <span>{t('display.helpAnswer')}</span>
          </p>
        </li>
      </ul>
    </main>
  )
}

function summary(service: DisplayService, t: Translate): string {
  const types = service.required.length > 0 ? service.required : service.optional
  const copies = t('display.count', { count: types.length })
  if (types.length > namesAtMost) return copies
  return t('display.copiesOf', { copies, list: types.map(type => t(`display.short-${type}`)).join(', ') })
}
