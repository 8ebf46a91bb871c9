import type { PackageDetails, QueueItem } from '../../shared/model/package.ts'
import { useNow } from '../clock.ts'
import { clockTime, dayTime } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { ShowMore, useShownCount } from '../ui/ShowMore.tsx'
import { useOpenPackage } from './open-package.ts'
import { dayStartOf } from './queue.ts'
import './twins.css'

interface TwinsProps {
  readonly item: QueueItem
  readonly details: PackageDetails
}

/** A flood of the same copies must not push the package itself out of sight. */
const step = 4

/** Packages with the very same copies: none is hidden, each is a press away. */
export function Twins({ item, details: { twins, letter } }: TwinsProps) {
  const text = useText()
  const [shown, more] = useShownCount(step)
  if (twins.length === 0) return null
  const before = twins.some(twin => twin.receivedAt < item.receivedAt)
  return (
    <section className="twins">
      <h3>
        <Icon name="copy-simple" size={18} />
        {text(before ? 'letters.twins-before' : 'letters.twins-after')}
      </h3>
      <ul>
        {twins.slice(0, shown).map(twin => (
          <li key={twin.id}>
            <Twin twin={twin} sender={letter.from.address} />
          </li>
        ))}
      </ul>
      <ShowMore total={twins.length} shown={shown} onMore={more} />
    </section>
  )
}

interface TwinProps {
  readonly twin: PackageDetails['twins'][number]
  /** Of the package that is looked at: another address is worth a word. */
  readonly sender: string
}

function Twin({ twin, sender }: TwinProps) {
  const text = useText()
  const language = useLanguage()
  const open = useOpenPackage()
  const today = twin.receivedAt >= dayStartOf(useNow(60_000))
  const facts = [
    text('letters.twin-code', { code: String(twin.code) }),
    today ? clockTime(twin.receivedAt, language) : dayTime(twin.receivedAt, language),
    text(`desk.state-${twin.state}`),
    twin.sender !== sender && twin.sender,
  ]
  return (
    <button type="button" className="twin" onClick={() => void open(twin.id)}>
      <span>{facts.filter(Boolean).join(' · ')}</span>
      <Icon name="caret-right" size={16} />
    </button>
  )
}
