import type { PackageDetails, QueueItem } from '../../shared/model/package.ts'
import { useNow } from '../clock.ts'
import { recentTime } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { ShowMore, useShownCount } from '../ui/ShowMore.tsx'
import { useOpenPackage } from './open-package.ts'
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
  return (
    <section className="twins">
      <h3>
        <Icon name="copy-simple" size={18} />
        {text(`letters.twins-${whenSent(item, twins)}`)}
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

/** Whether the others came before this one, after it, or some so and some so. */
function whenSent({ receivedAt, repeatsId }: QueueItem, twins: PackageDetails['twins']): 'before' | 'after' | 'both' {
  // Two may have come within one second: then the one that is repeated came before.
  const before = twins.filter(twin => twin.receivedAt < receivedAt || twin.id === repeatsId).length
  if (before === 0) return 'after'
  return before === twins.length ? 'before' : 'both'
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
  const now = useNow(60_000)
  const facts = [
    text('letters.twin-code', { code: String(twin.code) }),
    recentTime(twin.receivedAt, now, language),
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
