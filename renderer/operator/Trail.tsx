import { isErrorCode } from '../../shared/errors.ts'
import type { TrailEntry } from '../../shared/model/package.ts'
import { useNow } from '../clock.ts'
import { exactTime, shortDate } from '../format.ts'
import { useLanguage, useText, type Translate } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { dayStartOf } from './queue.ts'
import './trail.css'

const pictures = { done: 'check-circle', none: 'circle-dashed', refused: 'warning' } as const satisfies Record<
  string,
  IconName
>

/** What may be done with a letter on the server, and is told when done. */
const acts = ['seen', 'keyword', 'move', 'delete'] as const

/** The way of the letter from the sender to this desk; what has not happened is told too. */
export function Trail({ trail }: { readonly trail: readonly TrailEntry[] }) {
  const text = useText()
  if (trail.length === 0) return null
  // A mailbox that is a folder of files calls it by a dot, and no server had part in the letter's way.
  const ofFile = trail.some(({ step, detail }) => step === 'received' && detail === '.')
  return (
    <>
      <h3>{text('letters.trail')}</h3>
      <ol className="trail">
        {trail.map(entry => (
          <Step key={entry.step} entry={entry} ofFile={ofFile} />
        ))}
      </ol>
    </>
  )
}

function Step({ entry, ofFile }: { readonly entry: TrailEntry; readonly ofFile: boolean }) {
  const text = useText()
  const language = useLanguage()
  const today = dayStartOf(useNow(60_000))
  const { at, error } = entry
  const about = aboutOf(entry, text)
  const state = at !== null ? 'done' : error !== null ? 'refused' : 'none'
  return (
    <li className={state}>
      <Icon name={pictures[state]} size={18} />
      <span>
        {nameOf(entry, ofFile, text)}
        {about !== null && <span className="meta">{about}</span>}
      </span>
      {at !== null && (
        <time dateTime={new Date(at).toISOString()}>
          {dayStartOf(at) !== today && `${shortDate(at, language)}, `}
          {exactTime(at, language)}
        </time>
      )}
    </li>
  )
}

function nameOf({ step, at, detail }: TrailEntry, ofFile: boolean, text: Translate): string {
  const act = step === 'acted' ? acts.find(known => known === detail) : undefined
  if (act !== undefined) return text(at === null ? `letters.trail-acted-${act}-not` : `letters.trail-acted-${act}`)
  if (at === null) return text(`letters.trail-${step}-not`)
  if (ofFile && (step === 'received' || step === 'seen')) return text(`letters.trail-${step}-file`)
  return step === 'received' && detail !== null
    ? text('letters.trail-received-in', { folder: detail })
    : text(`letters.trail-${step}`)
}

/** Why something waits or was refused. */
function aboutOf({ step, at, detail, error }: TrailEntry, text: Translate): string | null {
  if (error !== null) return text(`error.${isErrorCode(error.code) ? error.code : 'internal'}`)
  if (step !== 'acted' || at !== null) return null
  if (!acts.some(act => act === detail)) return text('letters.trail-acted-leave-about')
  return text(detail === 'delete' ? 'letters.trail-waits-term' : 'letters.trail-waits')
}
