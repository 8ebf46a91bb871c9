import type { CopyDetails } from '../../shared/model/package.ts'
import type { Frame } from './frame.ts'
import { loadCopy } from './load-copy.ts'
import type { Appearance, Command, FrameEvent } from './protocol.ts'
import { isDisplayable, reasonNotToOpen, StoppedError, type StopReason } from './stop-reason.ts'

export interface OpeningOptions {
  readonly copy: CopyDetails
  /** A frame that has shown nothing yet, or null when there is none to be had. */
  readonly takeFrame: () => Frame | null
  readonly title: string
  readonly view: Appearance | null
  onEvent(event: FrameEvent): void
  onStopped(reason: StopReason): void
}

export interface Opening {
  send(command: Command): void
  /** Ends it at any stage; nothing is reported afterwards. */
  close(): void
}

/** From a copy's details to its pages on the screen, or to the reason why not. */
export function openCopy({ copy, takeFrame, title, view, onEvent, onStopped }: OpeningOptions): Opening {
  const abort = new AbortController()
  let frame: Frame | null = null

  function stop(reason: StopReason): void {
    close()
    onStopped(reason)
  }

  function close(): void {
    abort.abort()
    frame?.close()
    frame = null
  }

  function receive(event: FrameEvent): void {
    if (abort.signal.aborted) return
    if (event.kind === 'refused') stop(event.reason)
    else onEvent(event)
  }

  async function start(): Promise<void> {
    const reason = reasonNotToOpen(copy)
    if (reason !== null || !isDisplayable(copy)) throw new StoppedError(reason ?? 'kept')
    // A new frame starts while the bytes are on their way.
    const taken = (frame = takeFrame())
    if (taken === null) throw new StoppedError('unreachable')
    const bytes = await loadCopy(copy, abort.signal)
    const open = { kind: 'open', media: copy.media, bytes, view } as const
    taken.show({ title, open, onEvent: receive, onHung: () => stop('hung') })
  }

  start().catch((error: unknown) => {
    if (!abort.signal.aborted) stop(error instanceof StoppedError ? error.reason : 'unreachable')
  })
  return { send: command => frame?.send(command), close }
}
