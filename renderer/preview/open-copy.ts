import type { CopyDetails } from '../../shared/model/package.ts'
import { openFrame, type Frame } from './frame.ts'
import { loadCopy } from './load-copy.ts'
import type { Lease } from './origins.ts'
import type { Appearance, Command, FrameEvent } from './protocol.ts'
import { isDisplayable, reasonNotToOpen, StoppedError, type StopReason } from './stop-reason.ts'

export interface OpeningOptions {
  readonly copy: CopyDetails
  readonly place: HTMLElement
  readonly lease: () => Lease | null
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
export function openCopy({ copy, place, lease, title, view, onEvent, onStopped }: OpeningOptions): Opening {
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
    const bytes = await loadCopy(copy, abort.signal)
    const host = lease()
    if (host === null) throw new StoppedError('unreachable')
    const open = { kind: 'open', media: copy.media, bytes, view } as const
    frame = openFrame({ place, lease: host, title, open, onEvent: receive, onHung: () => stop('hung') })
  }

  start().catch((error: unknown) => {
    if (!abort.signal.aborted) stop(error instanceof StoppedError ? error.reason : 'unreachable')
  })
  return { send: command => frame?.send(command), close }
}
