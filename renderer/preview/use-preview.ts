import { useCallback, useEffect, useRef, useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { useLanguage, useText } from '../i18n.ts'
import type { PreviewPaneProps } from './PreviewPane.tsx'
import type { FrameEvent, Rotation, SearchStep, Zoom } from './protocol.ts'
import { saveCopy } from './save-copy.ts'
import { useFrameStock, usePreparation } from './use-frame-stock.ts'
import { useIsWide } from './use-is-wide.ts'
import { useOpening } from './use-opening.ts'
import { usePrinting } from './use-printing.ts'
import { useTheme } from './use-theme.ts'
import { thumbnailWidth, useThumbnails } from './use-thumbnails.ts'
import { leaseHost as lease } from './window-hosts.ts'
import { defaultZoom, stepZoom } from './zoom.ts'

/** Everything the pane does, apart from how it looks. */
export function usePreview({ copy, copies, client }: Pick<PreviewPaneProps, 'copy' | 'copies' | 'client'>) {
  const text = useText()
  const language = useLanguage()
  const theme = useTheme()
  const pane = useRef<HTMLElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const backstage = useRef<HTMLDivElement>(null)
  const isWide = useIsWide(pane)
  const [chosenZoom, setZoom] = useState<Zoom | null>(null)
  const [chosenStrip, setStrip] = useState<boolean | null>(null)
  const [turned, setTurned] = useState<{ readonly id: string; readonly rotation: Rotation } | null>(null)
  const [searchedId, setSearchedId] = useState<string | null>(null)
  const [failure, setFailure] = useState<{ readonly id: string; readonly code: ErrorCode } | null>(null)

  const id = copy?.id ?? null
  const zoom = chosenZoom ?? defaultZoom(isWide)
  const isStripOpen = chosenStrip ?? (isWide && copies.length > 1)

  const stock = useFrameStock(place, lease)
  const { state, send, retry } = useOpening({
    copy,
    takeFrame: stock.take,
    title: text('preview.frame'),
    view: { zoom, theme, language, pageName: text('preview.page-name', { page: '{page}' }) },
    onEvent: receive,
    onStopped(reason) {
      if (reason === 'hung' && id !== null) client('document.hung', { id }).catch(() => {})
    },
  })
  // Where a frame has just hung, the next one starts when it is asked for: the machine has trouble enough.
  const isPrepared = usePreparation(stock, state.status === 'opening' || state.reason === 'hung' ? null : id)
  const { thumbnails, add } = useThumbnails({
    copies,
    openId: state.status === 'open' ? id : null,
    isTime: isStripOpen && isPrepared,
    place: backstage,
    lease,
  })
  const printing = usePrinting(id, send)

  function receive(event: FrameEvent): void {
    printing.receive(event)
    if (event.kind === 'thumbnail' && id !== null) add(id, event.bitmap)
    if (event.kind === 'pressed') pane.current?.focus({ preventScroll: true })
    if (event.kind === 'key') pressAgain(event.code)
  }

  /** A key for looking, pressed while the frame had the focus, reaches the desk as if pressed here. */
  function pressAgain(code: string): void {
    pane.current?.focus({ preventScroll: true })
    if (code !== 'Escape') pane.current?.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true }))
  }

  const isOpen = state.status === 'open'
  useEffect(() => send({ kind: 'zoom', zoom }), [send, zoom, isOpen])
  useEffect(() => send({ kind: 'theme', theme }), [send, theme, isOpen])
  const needsOwnThumbnail = isOpen && isStripOpen && id !== null && !thumbnails.has(id)
  useEffect(() => {
    if (needsOwnThumbnail) send({ kind: 'thumbnail', page: 1, width: thumbnailWidth })
  }, [send, needsOwnThumbnail])

  const search = useCallback((query: string, step: SearchStep) => send({ kind: 'search', text: query, step }), [send])

  return {
    ...{ pane, place, backstage, state, zoom, isStripOpen, thumbnails, isOpen, search, retry },
    isSearchOpen: isOpen && state.hasText && searchedId === id,
    failure: failure?.id === id ? failure.code : null,
    printing: { progress: printing.progress, hasFailed: printing.hasFailed, cancel: printing.cancel },
    setZoom,
    step: (direction: 1 | -1) => isOpen && setZoom(stepZoom(state.scale, direction)),
    resetZoom: () => setZoom(null),
    goTo: (page: number) => send({ kind: 'page', page }),
    toggleStrip: () => setStrip(!isStripOpen),
    openSearch: () => state.hasText && setSearchedId(id),
    closeSearch() {
      setSearchedId(null)
      pane.current?.focus({ preventScroll: true })
    },
    rotate() {
      if (id === null) return
      const before = turned?.id === id ? turned.rotation : 0
      const rotation = ((before + 90) % 360) as Rotation
      setTurned({ id, rotation })
      send({ kind: 'rotate', rotation })
    },
    print: () => isOpen && printing.start(state.pages),
    save() {
      if (id === null) return
      setFailure(null)
      saveCopy(client, id).catch((error: unknown) => setFailure({ id, code: toWire(error).code }))
    },
  }
}
