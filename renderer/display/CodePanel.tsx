import { useEffect, useRef, useState } from 'react'
import type { CodeVerdict, DisplayService } from '../../shared/views.ts'
import { useText } from '../i18n.ts'
import type { CodeScreen } from './code-screen.ts'
import { showCode } from './show-code.ts'
import type { Seen } from './verify-code.ts'

export type Report = (serviceId: string, verdict: Seen) => void

export interface CodePanelProps {
  readonly service: DisplayService
  readonly screen: CodeScreen
  readonly report: Report
}

/** The service's code, seen only while reading it back gives the stored payload; otherwise a plain word to ask the staff. */
export function CodePanel({ service, screen, report }: CodePanelProps) {
  const t = useText()
  const panel = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [verdict, setVerdict] = useState<CodeVerdict>('unseen')
  const { id, payload } = service

  useEffect(() => {
    if (panel.current === null || canvas.current === null) return
    return showCode(screen, panel.current, canvas.current, payload ?? '', seen => {
      setVerdict(seen)
      if (seen !== 'unseen') report(id, seen)
    })
  }, [screen, id, payload, report])

  return (
    <div className="code-panel" ref={panel}>
      <canvas
        className={verdict === 'verified' ? 'code code-seen' : 'code'}
        ref={canvas}
        role="img"
        aria-label={t('display.codeOf', { service: service.name })}
      />
      {(verdict === 'mismatch' || verdict === 'unreadable') && (
        <div className="code-lost">
          <p className="code-lost-title">{t('display.codeLost')}</p>
          <p>{t('display.codeLostWhat')}</p>
        </div>
      )}
    </div>
  )
}
