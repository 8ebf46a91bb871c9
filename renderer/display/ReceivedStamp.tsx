import type { Received } from '../../shared/views.ts'
import { tied } from '../../shared/words.ts'
import { clockTime } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Glyph } from './Glyph.tsx'
import { atTime } from './Hours.tsx'

/** «Отримано о 10:42 · 3 копії · код 47», large enough to be seen from the queue. */
export function ReceivedStamp({ received, service }: { readonly received: Received; readonly service: string }) {
  const t = useText()
  const language = useLanguage()
  const when = t('display.received', { at: atTime(clockTime(received.receivedAt, language), t) })
  return (
    // Said once, in one sentence, by the announcement.
    <div className="received" aria-hidden>
      <p className="received-when" data-length={when.length}>
        <Glyph name="check" />
        <span>{when}</span>
      </p>
      <div className="received-what">
        <p className="received-copies">{t('display.count', { count: received.copies })}</p>
        <p className="received-service">{tied(service)}</p>
      </div>
      <div className="received-code">
        <p className="received-figures" data-length={String(received.code).length}>
          <span className="received-word">{t('display.code')}</span>
          <span className="received-number">{received.code}</span>
        </p>
        <p className="received-say">{t('display.sayCode')}</p>
      </div>
    </div>
  )
}

/** The same words for a screen reader, once and without hurry. */
export function Announcement({ received }: { readonly received: Received | undefined }) {
  const t = useText()
  const language = useLanguage()
  return (
    <p className="announcement" aria-live="polite" role="status">
      {received &&
        t('display.receivedAloud', {
          at: atTime(clockTime(received.receivedAt, language), t),
          copies: t('display.count', { count: received.copies }),
          code: String(received.code),
        })}
    </p>
  )
}
