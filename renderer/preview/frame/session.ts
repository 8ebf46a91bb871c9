import { after } from '../../clock.ts'
import type { Command, DisplayableMedia, FrameEvent, Rotation } from '../protocol.ts'
import { openImage } from './image-source.ts'
import { openPdf, preparePdf } from './pdf-source.ts'
import { drawThumbnail, printPages } from './pictures.ts'
import { createSearch, type Search } from './search.ts'
import { RefusedError, type Source } from './source.ts'
import { startViewer, type Viewer } from './viewer.ts'

/** A copy drawn as outlines may still have a stray sign of text: that is nothing to search in. */
const leastText = 16

/** Time for the desk and the frame to put the first page on the screen: its text, which costs as much, is not waited for. */
const paintMs = 50
const paint = () => new Promise<void>(resolve => void after(paintMs, resolve))

type Open = Extract<Command, { kind: 'open' }>

function openSource(bytes: ArrayBuffer, media: DisplayableMedia): Promise<Source> {
  return media === 'pdf' ? openPdf(bytes) : openImage(bytes, media)
}

/** One document from its first byte to its end. The frame lives no longer than its document. */
export function createSession(root: HTMLElement, send: (event: FrameEvent, transfer?: Transferable[]) => void) {
  let source: Source | null = null
  let viewer: Viewer | null = null
  let search: Search | null = null
  let rotation: Rotation = 0
  let isOpened = false
  let printing = new AbortController()

  function refuse(error: unknown): void {
    viewer?.close()
    source?.close()
    viewer = search = source = null
    send({ kind: 'refused', reason: error instanceof RefusedError ? error.reason : 'damaged' })
  }

  async function open({ bytes, media, view }: Open): Promise<void> {
    if (isOpened) return
    isOpened = true
    const opened = (source = await openSource(bytes, media))
    send({ kind: 'opened', pages: opened.pages })
    if (view === null) return
    document.documentElement.dataset['theme'] = view.theme
    document.documentElement.lang = view.language
    const shown = await startViewer(opened, view, root, {
      page: page => send({ kind: 'page', page }),
      scale: scale => send({ kind: 'scale', scale }),
      async firstFrame() {
        send({ kind: 'first-frame' })
        await paint()
        void tellText(opened)
      },
      drawn: box => search?.mark(box),
      failed: () => refuse(new RefusedError('damaged')),
    })
    viewer = shown
    search = createSearch(opened, shown, (current, total) => send({ kind: 'found', current, total }))
  }

  async function tellText(from: Source): Promise<void> {
    let letters = 0
    for (let number = 1; number <= Math.min(3, from.pages) && letters < leastText; number += 1) {
      const items = await from.page(number).then(
        page => page.text(),
        () => [],
      )
      letters += items.reduce((sum, item) => sum + item.str.replaceAll(/\s/g, '').length, 0)
    }
    send({ kind: 'has-text', hasText: letters >= leastText })
  }

  async function print(from: Source, dpi: number): Promise<void> {
    printing.abort()
    printing = new AbortController()
    const { signal } = printing
    await printPages(from, dpi, rotation, signal, send).catch(() => {
      if (!signal.aborted) send({ kind: 'print-failed' })
    })
  }

  async function obey(command: Command): Promise<void> {
    if (command.kind === 'ping') return send({ kind: 'pong', id: command.id })
    if (command.kind === 'open') return open(command).catch(refuse)
    if (source === null) return
    switch (command.kind) {
      case 'theme':
        document.documentElement.dataset['theme'] = command.theme
        return
      case 'zoom':
        return viewer?.setZoom(command.zoom)
      case 'rotate':
        return viewer?.setRotation((rotation = command.rotation))
      case 'page':
        return viewer?.goTo(command.page)
      case 'thumbnail': {
        const bitmap = await drawThumbnail(source, command.page, command.width, viewer === null)
        return send({ kind: 'thumbnail', page: command.page, bitmap }, [bitmap])
      }
      case 'search':
        return search?.run(command.text, command.step)
      case 'print':
        return print(source, command.dpi)
      case 'stop-printing':
        return printing.abort()
      default:
        return command satisfies never
    }
  }

  void preparePdf().then(() => send({ kind: 'ready' }))
  // A page that cannot be read answers nothing; the operator window does not wait for such answers.
  return { obey: (command: Command) => void obey(command).catch(() => {}) }
}
