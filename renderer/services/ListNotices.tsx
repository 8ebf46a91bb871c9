import type { ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'

interface ListNoticesProps {
  /** Why the list could not be had. */
  readonly problem: ErrorCode | null
  readonly onRetry: () => void
}

/** What concerns the whole list. */
export function ListNotices({ problem, onRetry }: ListNoticesProps) {
  const text = useText()
  if (problem === null) return null
  return (
    <div className="services-notice">
      <Banner
        kind="bad"
        live
        title={text('services.list-problem')}
        action={
          <Button size="small" onClick={onRetry}>
            {text('services.list-retry')}
          </Button>
        }
      >
        {text(`error.${problem}`)}
      </Banner>
    </div>
  )
}
