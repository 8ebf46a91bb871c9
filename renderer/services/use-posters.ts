import { useCallback, useEffect, useState } from 'react'
import type { Client } from '../../shared/client.ts'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import type { PosterRow } from '../../shared/model/poster.ts'
import { useDesk, useView } from '../operator/desk-state.ts'

interface Posters {
  readonly rows: readonly PosterRow[]
  readonly total: number
}

/** At least `count` of them where there are so many, newest first. @throws AppError */
async function loadPosters(client: Client<'operator'>, count: number): Promise<Posters> {
  const rows: PosterRow[] = []
  for (;;) {
    const page = await client('poster.list', { offset: rows.length })
    rows.push(...page.rows)
    if (rows.length >= Math.min(count, page.total) || page.rows.length === 0) return { rows, total: page.total }
  }
}

/** The posters that were printed, as many as were asked for. */
export function usePosters() {
  const { client } = useDesk()
  const down = useView(view => view.postersDown)
  const [posters, setPosters] = useState<Posters | null>(null)
  const [problem, setProblem] = useState<ErrorCode | null>(null)

  const ask = useCallback(
    (count: number) =>
      loadPosters(client, count).then(
        answer => {
          setPosters(answer)
          setProblem(null)
        },
        (error: unknown) => setProblem(toWire(error).code),
      ),
    [client],
  )

  // What must come down has changed: so has what is said of the rows.
  useEffect(() => void ask(1), [ask, down])

  return {
    posters,
    problem,
    reload: () => ask(posters?.rows.length ?? 1),
    more: () => ask((posters?.rows.length ?? 0) + 1),
  }
}
