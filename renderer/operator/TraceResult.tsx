import { isErrorCode } from '../../shared/errors.ts'
import type { LetterTrace } from '../../shared/model/mailbox.ts'
import { useNow } from '../clock.ts'
import { recentTime } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useOpenPackage } from './open-package.ts'
import { groupFolders, isAllTaken, isNowhere, letterTroubles, type FolderGroup } from './trace.ts'
import type { TraceAnswer } from './use-trace.ts'
import '../ui/news.css'

interface TraceResultProps {
  readonly answer: TraceAnswer
  /** Before a package that was found is opened. */
  readonly onLeave: () => void
}

/** Where the letters of a sender are, in sentences. */
export function TraceResult({ answer: { asked, found }, onLeave }: TraceResultProps) {
  const text = useText()
  const groups = groupFolders(found.server ?? [])
  const to =
    found.watched === null || found.watched.toUpperCase() === 'INBOX'
      ? text('letters.trace-inbox')
      : text('letters.trace-folder', { folder: found.watched })
  return (
    <>
      {found.failed !== null && <ServerSilent failed={found.failed} lastSuccessAt={found.lastSuccessAt} />}
      {found.here.length > 0 && (
        <>
          <h3>{text('letters.trace-here')}</h3>
          <ul className="news">
            {found.here.map(letter => (
              <Here key={letter.packageId} letter={letter} onLeave={onLeave} />
            ))}
          </ul>
        </>
      )}
      {groups.length > 0 && (
        <>
          <h3>{text('letters.trace-server')}</h3>
          <ul className="news">
            {groups.map(group => (
              <OnServer key={`${group.fate} ${group.folder}`} group={group} to={to} />
            ))}
          </ul>
        </>
      )}
      {isAllTaken(found) && (
        <p className="meta">{text(found.here.length > 0 ? 'letters.trace-all-here' : 'letters.trace-all-taken')}</p>
      )}
      {isNowhere(found) && <Nowhere sender={asked.sender} days={asked.days} />}
      {found.server === null && found.failed === null && (
        <p className="meta">{text(found.watched === null ? 'letters.trace-no-server' : 'letters.trace-not-asked')}</p>
      )}
    </>
  )
}

function ServerSilent({
  failed,
  lastSuccessAt,
}: Pick<LetterTrace, 'lastSuccessAt'> & { readonly failed: { readonly code: string } }) {
  const text = useText()
  const language = useLanguage()
  const now = useNow(60_000)
  return (
    <Banner kind="warn" title={text('letters.trace-silent')}>
      {text(`error.${isErrorCode(failed.code) ? failed.code : 'internal'}`)}{' '}
      {lastSuccessAt === null
        ? text('letters.trace-never')
        : text('letters.trace-last', { time: recentTime(lastSuccessAt, now, language) })}
    </Banner>
  )
}

interface HereProps {
  readonly letter: LetterTrace['here'][number]
  readonly onLeave: () => void
}

function Here({ letter, onLeave }: HereProps) {
  const text = useText()
  const language = useLanguage()
  const open = useOpenPackage()
  const time = recentTime(letter.receivedAt, useNow(60_000), language)
  const trouble = letterTroubles.find(known => known === letter.trouble)
  const facts = [
    // No visitor was told the code of what is held aside.
    letter.place !== 'aside' && text('letters.twin-code', { code: String(letter.code) }),
    text(`letters.trace-place-${letter.place}`),
    trouble !== undefined && text(`desk.trouble-${trouble}`),
  ]
  return (
    <li className={trouble === undefined ? 'ok' : 'warn'}>
      <Icon name={trouble === undefined ? 'check-circle' : 'warning'} />
      <span>
        {text('letters.trace-letter', { from: letter.from, time })}
        <span className="meta">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <Button
        size="small"
        onClick={() => {
          onLeave()
          void open(letter.packageId)
        }}
      >
        {text('common.show')}
      </Button>
    </li>
  )
}

interface OnServerProps {
  readonly group: FolderGroup
  /** Where the letters are to be moved. */
  readonly to: string
}

function OnServer({ group: { folder, use, fate, count }, to }: OnServerProps) {
  const text = useText()
  const place = fate === 'coming' ? 'coming' : use === 'junk' || use === 'trash' ? use : 'other'
  return (
    <li className={fate === 'coming' ? 'idle' : 'warn'}>
      <Icon name={fate === 'coming' ? 'clock' : 'warning'} />
      <span>{text(`letters.trace-${place}`, { count, folder, to })}</span>
    </li>
  )
}

function Nowhere({ sender, days }: { readonly sender: string; readonly days: number }) {
  const text = useText()
  return (
    <>
      <Banner kind="info" title={text('letters.trace-nowhere', { sender, count: days })}>
        {text('letters.trace-check')}
      </Banner>
      <ol className="trace-checks">
        <li>{text('letters.trace-check-send')}</li>
        <li>{text('letters.trace-check-outbox')}</li>
        <li>{text('letters.trace-check-address')}</li>
        <li>{text('letters.trace-check-period')}</li>
      </ol>
    </>
  )
}
