import { useText } from '../i18n.ts'
import { JunkLetter } from './JunkLetter.tsx'
import type { Junk, JunkRow } from './use-junk.ts'

interface JunkRowsProps {
  readonly rows: readonly JunkRow[]
  readonly junk: Junk
}

/** Letters in Junk, and how many more there are than are listed. */
export function JunkRows({ rows, junk }: JunkRowsProps) {
  const text = useText()
  const unlisted = [...(junk.lists?.values() ?? [])].reduce((sum, list) => sum + list.unlisted, 0)
  return (
    <>
      <ul className="news">
        {rows.map(row => (
          <JunkLetter key={row.key} row={row} junk={junk} />
        ))}
      </ul>
      {unlisted > 0 && <p className="meta">{text('waiting.junk-unlisted', { count: unlisted })}</p>}
    </>
  )
}
