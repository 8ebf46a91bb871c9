import { useNow } from '../clock.ts'
import { exactTime, fileSize, recentTime } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Junk, JunkRow } from './use-junk.ts'

interface JunkLetterProps {
  readonly row: JunkRow
  readonly junk: Junk
  readonly isNew?: boolean
  readonly first?: boolean
}

/** A letter in Junk by its headers: nothing more of it is fetched until a person accepts it. */
export function JunkLetter({ row, junk, isNew = false, first = false }: JunkLetterProps) {
  const text = useText()
  const language = useLanguage()
  const now = useNow(60_000)
  const from = row.from || text('waiting.row-no-from')
  const facts = [
    text('waiting.row-junk'),
    row.subject === '' ? text('desk.letter-no-subject') : `«${row.subject}»`,
    fileSize(row.bytes, language),
  ]
  return (
    <li className={`waiting-row warn${isNew ? ' new' : ''}`}>
      <Icon name="warning" />
      <span>
        <span className="waiting-from">
          <b>{from}</b>
          {isNew && <span className="tag">{text('waiting.row-new')}</span>}
          <time dateTime={new Date(row.receivedAt).toISOString()}>
            {now - row.receivedAt < 3_600_000
              ? exactTime(row.receivedAt, language)
              : recentTime(row.receivedAt, now, language)}
          </time>
        </span>
        <span className="meta">{facts.join(' · ')}</span>
      </span>
      <Button
        size="small"
        // What lay there before is hardly what is waited for.
        kind={first && isNew ? 'primary' : 'second'}
        busy={junk.accepting === row.key}
        busyText={text('waiting.accept-busy')}
        onClick={() => void junk.accept(row)}
      >
        {text('waiting.accept')}
        <span className="visually-hidden">: {from}</span>
      </Button>
    </li>
  )
}
