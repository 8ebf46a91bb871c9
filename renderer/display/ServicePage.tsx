import { useRef } from 'react'
import type { DisplayService, Received } from '../../shared/views.ts'
import { useLanguage, useText } from '../i18n.ts'
import type { CodeScreen } from './code-screen.ts'
import { CodePanel, type Report } from './CodePanel.tsx'
import { CopyList } from './CopyList.tsx'
import { Speech } from './Glyph.tsx'
import { Header, type HeaderProps } from './Header.tsx'
import { ReceivedStamp } from './ReceivedStamp.tsx'
import { Steps } from './Steps.tsx'
import { useFit } from './use-fit.ts'
import { tied } from './words.ts'

export interface ServicePageProps extends HeaderProps {
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
  const copies = [...service.required, ...service.optional]
  useFit(page, copies.length, [language, service.name, header.view.branch, header.view.institution, ...copies].join())

  return (
    <main className="page service-page" ref={page} data-stamped={stamp !== null}>
      <Header {...header} />
      <div className="service under-stamp">
        <h1>{tied(service.name)}</h1>
        <p className="service-scan">{t('display.scan')}</p>
      </div>
      <CopyList service={service} />
      <p className="help under-stamp">
        <Speech />
        <span>
          {t('display.helpAsk')} {t('display.helpAnswer')}
        </span>
      </p>
      <CodePanel key={`${service.id} ${service.payload}`} service={service} screen={screen} report={report} />
      <Steps />
      {stamp !== null && <ReceivedStamp received={stamp.received} service={stamp.service} />}
    </main>
  )
}
