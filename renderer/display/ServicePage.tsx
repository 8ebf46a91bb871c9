import { useCallback, useRef } from 'react'
import type { DisplayService, Received } from '../../shared/views.ts'
import { tied } from '../../shared/words.ts'
import { useLanguage, useText } from '../i18n.ts'
import { CodeLost } from './CodeLost.tsx'
import type { CodeScreen } from './code-screen.ts'
import { CodePanel } from './CodePanel.tsx'
import { CopyList } from './CopyList.tsx'
import { Speech } from './Glyph.tsx'
import { Header, type HeaderProps } from './Header.tsx'
import { useOpening } from './Hours.tsx'
import { ReceivedStamp } from './ReceivedStamp.tsx'
import type { CodeLook } from './show-code.ts'
import { Steps } from './Steps.tsx'
import { useFit } from './use-fit.ts'
import type { Report } from './use-report.ts'

export interface ServicePageProps extends Omit<HeaderProps, 'branch'> {
  readonly service: DisplayService
  readonly screen: CodeScreen
  readonly report: Report
  /** The stamp that shows now, with the name of its service; it covers the words, never the code or step 3. */
  readonly stamp: { readonly received: Received; readonly service: string } | null
}

/** One service, fullscreen: what it is, what it asks, its code and the three steps. */
export function ServicePage({ service, screen, report, stamp, ...header }: ServicePageProps) {
  const t = useText()
  const language = useLanguage()
  const page = useRef<HTMLElement>(null)
  const opening = useOpening(service.hours)
  const { id, name, payload, branch } = service
  const copies = [...service.required, ...service.optional]
  const { institution, looks } = header.view
  useFit(page, copies.length, [language, name, branch, institution, opening?.kind, ...copies].join())
  const tell = useCallback((look: CodeLook | null) => report.shown({ id, payload }, look), [report, id, payload])

  return (
    <main className="page service-page" ref={page} data-stamped={stamp !== null}>
      <Header {...header} branch={branch} />
      <div className="service under-stamp">
        <h1>{tied(name)}</h1>
        <p className="service-scan">{t(opening?.kind === 'closed' ? 'display.scanClosed' : 'display.scan')}</p>
      </div>
      <CopyList service={service} opening={opening} />
      <p className="help under-stamp">
        <Speech />
        <span>
          {t('display.helpAsk')} {t('display.helpAnswer')}
        </span>
      </p>
      {payload === null ? (
        <CodeLost />
      ) : (
        <CodePanel key={`${id} ${payload}`} service={{ name, payload }} screen={screen} tell={tell} looks={looks} />
      )}
      <Steps />
      {stamp !== null && <ReceivedStamp received={stamp.received} service={stamp.service} />}
    </main>
  )
}
