import type { ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { PostersNotice } from './PostersNotice.tsx'

interface ListNoticesProps {
  /** Why the list could not be had. */
  readonly problem: ErrorCode | null
  readonly onRetry: () => void
}

/** What concerns the whole list. */
export function ListNotices({ problem, onRetry }: ListNoticesProps) {
  const text = useText()
  const posters = useView(view => view.postersDown.length)
  if (problem === null && posters === 0) return null
  return (
    <div className="services-notice">
      {problem !== null && (
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
      )}
      <PostersNotice />
    </div>
  )
}
