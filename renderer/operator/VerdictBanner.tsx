import type { PackageDetails, QueueItem } from '../../shared/model/package.ts'
import { useNow } from '../clock.ts'
import { clockTime, shortDate } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useDecisions } from './decisions.ts'
import { useHotkey } from './desk-state.ts'
import { dayStartOf, isOpen } from './queue.ts'
import { TroubleBanner } from './TroubleBanner.tsx'
import { brokenCopies, missingTypes, namesInSentence, requiredCount, verdictOf } from './verdict.ts'

interface VerdictBannerProps {
  readonly item: QueueItem
  readonly details: PackageDetails
}

/** The one thing to know about the package before anything else. */
export function VerdictBanner({ item, details }: VerdictBannerProps) {
  if (!isOpen(item)) return <SettledBanner item={item} />
  switch (verdictOf(details)) {
    case 'trouble':
      return <TroubleBanner details={details} />
    case 'unknown-service':
      return <ServiceQuestion details={details} />
    default:
      return <SetBanner details={details} />
  }
}

function SetBanner({ details }: { readonly details: PackageDetails }) {
  const text = useText()
  const required = requiredCount(details)
  const missing = missingTypes(details)
  if (missing.length > 0) {
    const fact =
      required === 1
        ? text('desk.verdict-missing-single')
        : text('desk.verdict-missing', { missing: missing.length, required })
    return (
      <Banner kind="warn" title={fact}>
        {namesInSentence(missing, text)}
      </Banner>
    )
  }
  const broken = brokenCopies(details)
  if (broken.length > 0) {
    const numbers = broken.map(copy => text('desk.copy-number', { number: details.copies.indexOf(copy) + 1 }))
    return (
      <Banner kind="warn" title={text('desk.verdict-broken')}>
        {numbers.join(', ')}
      </Banner>
    )
  }
  return <Banner kind="ok" title={text('desk.verdict-complete', { count: required })} />
}

function ServiceQuestion({ details }: { readonly details: PackageDetails }) {
  const text = useText()
  const { assign } = useDecisions()
  return (
    <>
      <Banner kind="info" title={text('desk.assign-title')}>
        {text(details.candidates.length === 0 ? 'desk.assign-none' : 'desk.assign-about')}
      </Banner>
      <div className="candidates">
        {details.candidates.map(({ id, name }) => (
          <Button key={id} onClick={() => void assign(id)}>
            {name}
          </Button>
        ))}
      </div>
    </>
  )
}

function SettledBanner({ item }: { readonly item: QueueItem }) {
  const text = useText()
  const language = useLanguage()
  const hotkey = useHotkey()
  const { reopen } = useDecisions()
  const now = useNow(60_000)
  const { settledAt } = item
  if (settledAt === null) return null
  const name = item.state === 'accepted' ? 'accepted' : 'rejected'
  const time = clockTime(settledAt, language)
  const title =
    settledAt >= dayStartOf(now)
      ? text(`desk.settled-${name}`, { time })
      : text(`desk.settled-${name}-before`, { date: shortDate(settledAt, language), time })
  return (
    <Banner
      kind={name === 'accepted' ? 'ok' : 'bad'}
      title={title}
      action={
        <Button size="small" hotkey={hotkey('U')} onClick={() => void reopen(item.id, settledAt)}>
          {text('desk.reopen')}
        </Button>
      }
    >
      {item.reason}
    </Banner>
  )
}
