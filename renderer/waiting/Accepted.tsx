import type { QueueItem } from '../../shared/model/package.ts'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'

interface AcceptedProps {
  /** Those that were taken in here, the last first. */
  readonly packageIds: readonly string[]
  readonly recent?: readonly QueueItem[] | undefined
}

/** Where the letter went that was just accepted from Junk. */
export function Accepted({ packageIds: [last], recent = [] }: AcceptedProps) {
  const text = useText()
  const queue = useView(view => view.queue)
  if (last === undefined) return null
  const item = queue.find(({ id }) => id === last) ?? recent.find(({ id }) => id === last)
  return (
    <Banner
      kind="ok"
      live
      title={
        item === undefined || item.aside !== null
          ? text('waiting.accepted-aside')
          : text('waiting.accepted-queue', { code: String(item.code) })
      }
    >
      {text('waiting.accepted-stays')}
    </Banner>
  )
}
