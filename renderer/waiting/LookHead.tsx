import { useNow } from '../clock.ts'
import { span } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import type { Look } from './use-look.ts'

interface LookHeadProps {
  readonly look: Look
  /** One mailbox at least can be looked into. */
  readonly isAble: boolean
}

const minuteMs = 60_000

/** How long somebody goes on asking, and how to go on after that. */
export function LookHead({ look, isAble }: LookHeadProps) {
  const text = useText()
  const language = useLanguage()
  const now = useNow(1_000)
  if (look.isOver) {
    return (
      <Banner
        kind="info"
        live
        title={text('waiting.over')}
        action={<Button onClick={look.again}>{text('waiting.again')}</Button>}
      >
        {text('waiting.over-about')}
      </Banner>
    )
  }
  if (!isAble) return <p>{text('waiting.about-nowhere')}</p>
  const leftMs = Math.max(0, look.endsAt - now)
  const shownMs = leftMs > minuteMs ? Math.ceil(leftMs / minuteMs) * minuteMs : leftMs
  return (
    <div className="waiting-head">
      <p>{text('waiting.about')}</p>
      <p className="meta">{text('waiting.left', { span: span(shownMs, language) })}</p>
    </div>
  )
}
