import { useEffect, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import type { SourceStatus } from '../../shared/model/source.ts'
import { useDesk } from '../operator/desk-state.ts'

type Report = Output<'source.report'>

/** What the last sync of a source found and which codes wait: asked anew whenever the view says that it may have changed. */
export function useReport({ id, changed, pendingCodes, problemCount, lastSuccessAt }: SourceStatus) {
  const { client } = useDesk()
  const [report, setReport] = useState<Report | null>(null)
  const [problem, setProblem] = useState<ErrorCode | null>(null)
  const [tries, setTries] = useState(0)
  // A look that found nothing new leaves these alone.
  const state = [changed?.at, pendingCodes, problemCount, lastSuccessAt !== null, tries].join()

  useEffect(() => {
    let gone = false
    client('source.report', { id }).then(
      answer => {
        if (gone) return
        setReport(answer)
        setProblem(null)
      },
      (error: unknown) => gone || setProblem(toWire(error).code),
    )
    return () => void (gone = true)
  }, [client, id, state])

  return { report, problem, retry: () => setTries(tries + 1) }
}
