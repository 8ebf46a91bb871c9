import { useEffect, useRef, useState } from 'react'
import type { CodeVerdict } from '../../shared/views.ts'
import { useText } from '../i18n.ts'
import { CodeLost } from './CodeLost.tsx'
import type { CodeScreen } from './code-screen.ts'
import { showCode, type CodeLook, type ShownCode } from './show-code.ts'

export interface CodePanelProps {
  readonly service: { readonly name: string; readonly payload: string }
  readonly screen: CodeScreen
  /** What each look gave; null when the code leaves the screen. */
  readonly tell: (look: CodeLook | null) => void
  /** Another look is wanted whenever it changes. */
  readonly looks: number
}

/** The service's code, seen only while reading it back gives the stored payload; otherwise a plain word to ask the staff. */
export function CodePanel({ service, screen, tell, looks }: CodePanelProps) {
  const t = useText()
  const panel = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const shown = useRef<ShownCode>(null)
  const [verdict, setVerdict] = useState<CodeVerdict>('unseen')
  const { payload } = service

  useEffect(() => {
    if (panel.current === null || canvas.current === null) return
    const code = showCode(screen, panel.current, canvas.current, payload, look => {
      setVerdict(look.verdict)
      tell(look)
    })
    shown.current = code
    return () => {
      shown.current = null
      code.stop()
      tell(null)
    }
  }, [screen, payload, tell])

  const looked = useRef(looks)
  useEffect(() => {
    if (looked.current !== looks) shown.current?.look()
    looked.current = looks
  }, [looks])

  return (
    <>
      <div className="code-panel" ref={panel}>
        <canvas
          className={verdict === 'verified' ? 'code code-seen' : 'code'}
          ref={canvas}
          role="img"
          aria-label={t('display.codeOf', { service: service.name })}
        />
      </div>
      {(verdict === 'mismatch' || verdict === 'unreadable') && <CodeLost />}
    </>
  )
}
