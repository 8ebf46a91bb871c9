import { useId } from 'react'
import type { PendingCode } from '../../shared/model/source.ts'
import { useText } from '../i18n.ts'
import { LinkView } from '../services/LinkView.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ShowMore, useShownCount } from '../ui/ShowMore.tsx'
import { refusalWords } from './refusal.ts'

interface RefusedCodesProps {
  readonly refused: readonly PendingCode[]
  readonly onLeave: (codes: readonly PendingCode[]) => void
}

/** Codes of a source that are not taken over whoever asks: each with its reason and what to do. */
export function RefusedCodes({ refused, onLeave }: RefusedCodesProps) {
  const text = useText()
  const heading = useId()
  const [count, showMore] = useShownCount(8)
  return (
    <section className="source-section" aria-labelledby={heading}>
      <h3 id={heading}>
        {text('sources.refused')} <span className="count">{refused.length}</span>
      </h3>
      <ul className="news">
        {refused.slice(0, count).map(code => (
          <li key={code.serviceId} className="bad">
            <Icon name="x-circle" size={22} />
            <span>
              <b>{code.serviceName}</b> · {code.branchName}
              <span className="meta">{refusalWords(code, text)}</span>
              <LinkView payload={code.after} />
            </span>
            <Button kind="quiet" size="small" onClick={() => onLeave([code])}>
              {text('sources.leave-one')}
              <span className="visually-hidden">: {code.serviceName}</span>
            </Button>
          </li>
        ))}
      </ul>
      <ShowMore total={refused.length} shown={count} onMore={showMore} />
    </section>
  )
}
