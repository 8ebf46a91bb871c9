import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { CopyDetails } from '../../shared/model/package.ts'
import type { Frame } from './frame.ts'
import { openCopy, type Opening } from './open-copy.ts'
import { afterEvent, opening, stopped, type PaneState } from './pane-state.ts'
import type { Appearance, Command, FrameEvent } from './protocol.ts'
import type { StopReason } from './stop-reason.ts'

interface OpeningHook {
  readonly copy: CopyDetails | null
  readonly takeFrame: () => Frame | null
  readonly title: string
  readonly view: Appearance
  onEvent(event: FrameEvent): void
  onStopped(reason: StopReason): void
}

/** Keeps the chosen copy, and only it, open: the latest choice wins, at whatever stage the former one was. */
export function useOpening({ copy, takeFrame, title, view, onEvent, onStopped }: OpeningHook) {
  const [attempt, setAttempt] = useState(0)
  const key = `${attempt} ${copy?.id ?? ''}`
  const [known, setKnown] = useState({ key: '', state: opening })
  const current = useRef<Opening | null>(null)

  const receive = useEffectEvent((event: FrameEvent) => {
    setKnown(({ state, key: of }) => ({ key, state: afterEvent(of === key ? state : opening, event) }))
    onEvent(event)
  })
  const stop = useEffectEvent((reason: StopReason) => {
    setKnown({ key, state: stopped(reason) })
    onStopped(reason)
  })
  const start = useEffectEvent((chosen: CopyDetails) =>
    openCopy({ copy: chosen, takeFrame, title, view, onEvent: receive, onStopped: stop }),
  )

  // Details come anew with every view; only another copy is a reason to open.
  const id = copy?.id
  useEffect(() => {
    if (copy === null) return
    const mine = start(copy)
    current.current = mine
    return () => {
      current.current = null
      mine.close()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, attempt])

  const send = useCallback((command: Command) => current.current?.send(command), [])
  const retry = useCallback(() => setAttempt(count => count + 1), [])
  const state: PaneState = known.key === key ? known.state : opening
  return { state, send, retry }
}
