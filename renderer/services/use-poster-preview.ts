import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import type { Input } from '../../shared/contract.ts'
import { toWire, AppError, type WireError } from '../../shared/errors.ts'
import type { PosterFormat } from '../../shared/posters.ts'
import { useLanguage, useText } from '../i18n.ts'
import { useDesk } from '../operator/desk-state.ts'
import { startFrame, type Frame } from '../preview/frame.ts'
import { maxPrintDpi } from '../preview/limits.ts'
import { printPictures } from '../preview/print-pictures.ts'
import type { FrameEvent } from '../preview/protocol.ts'
import { useTheme } from '../preview/use-theme.ts'
import { leaseHost } from '../preview/window-hosts.ts'

export type PosterRequest = Input<'poster.look'>

/** What the printer is told, mm; A4 less a hair, because a page that overflows by rounding is followed by an empty one. */
const sizes: Record<PosterFormat, { readonly width: number; readonly height: number }> = {
  a4: { width: 210, height: 296.5 },
  a5: { width: 148, height: 210 },
  a6: { width: 105, height: 148 },
  stand: { width: 210, height: 296.5 },
  card: { width: 50, height: 90 },
}

type Shown = { readonly of: string; readonly state: 'open' | WireError }

/** The poster as it will be, drawn by a frame without powers in `place`; printed from there at its true size. */
export function usePosterPreview(request: PosterRequest, place: RefObject<HTMLElement | null>) {
  const text = useText()
  const language = useLanguage()
  const theme = useTheme()
  const { client } = useDesk()
  const { serviceId, format, language: printed } = request
  const key = [serviceId, format, printed].join(' ')
  const [shown, setShown] = useState<Shown | null>(null)
  const frame = useRef<Frame | null>(null)

  function receive(event: FrameEvent): void {
    if (event.kind === 'first-frame') setShown({ of: key, state: 'open' })
    if (event.kind === 'printed') {
      const { picture, landscape } = event
      void printPictures([{ picture, landscape, size: sizes[format] }])
    }
  }

  const open = useEffectEvent(async (signal: AbortSignal): Promise<void> => {
    const lease = place.current === null ? null : leaseHost()
    if (lease === null || place.current === null) throw new AppError('internal')
    // It starts while the poster is being drawn.
    const started = (frame.current = startFrame({ place: place.current, lease }))
    const { page } = await client('poster.look', request)
    const answer = await fetch(page, { signal, cache: 'no-store' })
    if (!answer.ok) throw new AppError('call.lost')
    const bytes = await answer.arrayBuffer()
    if (signal.aborted) return
    const view = { zoom: 'page', theme, language, pageName: text('preview.page-name', { page: '{page}' }) } as const
    started.show({
      title: text('posters.preview'),
      open: { kind: 'open', media: 'pdf', bytes, view },
      onEvent: receive,
      onHung: () => setShown({ of: key, state: { code: 'internal' } }),
    })
  })

  useEffect(() => {
    const abort = new AbortController()
    open(abort.signal).catch((error: unknown) => {
      if (!abort.signal.aborted) setShown({ of: key, state: toWire(error) })
    })
    return () => {
      abort.abort()
      frame.current?.close()
      frame.current = null
    }
  }, [key])

  return {
    /** Null while it is being drawn. */
    state: shown?.of === key ? shown.state : null,
    print: () => frame.current?.send({ kind: 'print', dpi: maxPrintDpi }),
  }
}
