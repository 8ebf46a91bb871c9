import { useId, useState } from 'react'
import type { PendingCode, SourceStatus } from '../../shared/model/source.ts'
import { useText } from '../i18n.ts'
import { useAsk } from '../operator/use-ask.ts'
import { PostersNotice } from '../services/PostersNotice.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useLandingFocus } from '../ui/use-landing-focus.ts'
import { ChangeReport } from './ChangeReport.tsx'
import { CodeDecisions } from './CodeDecisions.tsx'
import { PendingCodes } from './PendingCodes.tsx'
import { RefusedCodes } from './RefusedCodes.tsx'
import { RenewButton } from './RenewButton.tsx'
import { nameOf, placeOf } from './source-names.ts'
import { SourceState } from './SourceState.tsx'
import type { SourcesDialog } from './sources-ui.ts'
import { useReport } from './use-report.ts'
import '../ui/news.css'
import './source-pane.css'

interface SourcePaneProps {
  readonly source: SourceStatus
  readonly onDialog: (dialog: SourcesDialog) => void
}

const none: readonly PendingCode[] = []

/** What was decided last, for those who look and those who listen. */
interface Decided {
  readonly accept: boolean
  readonly count: number
}

/** One source: how it stands, the codes that wait for a person, and what its last news changed. */
export function SourcePane({ source, onDialog }: SourcePaneProps) {
  const text = useText()
  const ask = useAsk()
  const heading = useId()
  const { report, problem, retry } = useReport(source)
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set())
  const [decided, setDecided] = useState<Decided | null>(null)
  const pending = report?.pending ?? none
  const waiting = new Set(pending.map(({ serviceId }) => serviceId))
  const takeable = pending.filter(({ refusal }) => refusal === null)
  const refused = pending.filter(({ refusal }) => refusal !== null)
  // One code needs no choosing; of several none is chosen by itself, and what is gone is chosen no more.
  const chosen = takeable.length === 1 ? takeable : takeable.filter(({ serviceId }) => wanted.has(serviceId))
  const landing = useLandingFocus<HTMLHeadingElement>(pending.length)
  const edit = () => onDialog({ kind: 'edit', id: source.id })

  async function decide(codes: readonly PendingCode[], accept: boolean): Promise<void> {
    const seen = codes.map(({ serviceId, after }) => ({ serviceId, after }))
    if ((await ask('source.decide', { id: source.id, codes: seen, accept })) === undefined) return
    setDecided({ accept, count: codes.length })
    setWanted(new Set())
  }

  return (
    <section className="source-pane" aria-labelledby={heading}>
      <div className="source-scroll">
        <header className="source-head">
          <div>
            <h2 id={heading} ref={landing} tabIndex={-1}>
              {nameOf(source, text)}
            </h2>
            <p className="meta">{placeOf(source, text)}</p>
          </div>
          <div className="source-tools">
            <RenewButton source={source} />
            {source.kind !== 'upload' && <Button onClick={edit}>{text('sources.edit')}</Button>}
            <Button kind="quiet" onClick={() => onDialog({ kind: 'remove', id: source.id })}>
              {text('sources.remove')}
            </Button>
          </div>
        </header>
        <SourceState source={source} onEdit={edit} />
        {decided && (
          <Banner
            kind="ok"
            live
            title={text(decided.accept ? 'sources.taken' : 'sources.left', { count: decided.count })}
          />
        )}
        <PostersNotice />
        {problem && (
          <Banner
            kind="bad"
            live
            title={text('sources.report-problem')}
            action={
              <Button size="small" onClick={retry}>
                {text('sources.retry')}
              </Button>
            }
          >
            {text(`error.${problem}`)}
          </Banner>
        )}
        {takeable.length > 0 && <PendingCodes pending={takeable} chosen={chosen} onChoose={setWanted} />}
        {refused.length > 0 && <RefusedCodes refused={refused} onLeave={codes => void decide(codes, false)} />}
        {report && <ChangeReport source={source} report={report.report} waiting={waiting} />}
      </div>
      {takeable.length > 0 && <CodeDecisions chosen={chosen} onDecide={decide} />}
    </section>
  )
}
