import type { PosterRow } from '../../shared/model/poster.ts'
import { shortDate } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

interface PosterLineProps {
  readonly row: PosterRow
  readonly onDown: (down: boolean) => void
}

/** A poster that was printed: what it is, and whether it may go on hanging. */
export function PosterLine({ row, onDown }: PosterLineProps) {
  const text = useText()
  const language = useLanguage()
  const { serviceName: name, checkCode: code, takenDownAt, reason } = row
  const hangs = takenDownAt === null
  const [tone, icon] = reason ? (['bad', 'x-circle'] as const) : hangs ? (['ok', 'check-circle'] as const) : gone
  return (
    <tr>
      <th scope="row">
        <span className="clip">{name}</span>
        <span className="meta clip">{row.branchName}</span>
      </th>
      <td>
        {text(`posters.${row.format}`)}
        {row.language === 'both' && ', UA/EN'}
      </td>
      <td>{code}</td>
      <td>{shortDate(row.printedAt, language)}</td>
      <td>
        <span className={`service-state ${tone}`}>
          <Icon name={icon} size={18} />
          {reason
            ? text(`posters.reason-${reason}`)
            : takenDownAt === null
              ? text('posters.hangs')
              : text('posters.is-down', { date: shortDate(takenDownAt, language) })}
        </span>
      </td>
      <td className="line-tools">
        <Button kind={reason ? 'second' : 'quiet'} size="small" onClick={() => onDown(hangs)}>
          {text(hangs ? 'posters.down' : 'posters.back')}
          <span className="visually-hidden">
            {name}, {code}
          </span>
        </Button>
      </td>
    </tr>
  )
}

const gone = ['idle', 'minus-circle'] as const
