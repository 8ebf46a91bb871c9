import { useCallback, useEffect, useRef, useState } from 'react'
import { maxPrintedPages } from './limits.ts'
import { printPictures, type PrintedPage } from './print-pictures.ts'
import type { Command, FrameEvent } from './protocol.ts'

/** Sharp on an office printer, and A4 is then 3.9 million pixels. */
const printDpi = 200

/** Gathers the pages that the frame draws for print, then prints them. */
export function usePrinting(copyId: string | null, send: (command: Command) => void) {
  const gathered = useRef<PrintedPage[] | null>(null)
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null)
  const [hasFailed, setHasFailed] = useState(false)

  const forget = useCallback(() => {
    gathered.current = null
    setProgress(null)
    setHasFailed(false)
  }, [])
  useEffect(() => forget, [copyId, forget])

  const start = useCallback(
    (pages: number) => {
      if (gathered.current !== null || pages === 0 || pages > maxPrintedPages) return
      gathered.current = []
      setHasFailed(false)
      setProgress({ done: 0, total: pages })
      send({ kind: 'print', dpi: printDpi })
    },
    [send],
  )
  const cancel = useCallback(() => {
    send({ kind: 'stop-printing' })
    forget()
  }, [send, forget])

  const receive = useCallback(
    (event: FrameEvent) => {
      const pages = gathered.current
      if (event.kind === 'print-failed' && pages !== null) {
        forget()
        setHasFailed(true)
      }
      if (event.kind !== 'printed' || pages === null || event.page !== pages.length + 1) return
      pages.push(event)
      setProgress({ done: event.page, total: event.pages })
      if (event.page < event.pages) return
      forget()
      void printPictures(pages)
    },
    [forget],
  )
  return { progress, hasFailed, start, cancel, receive }
}
