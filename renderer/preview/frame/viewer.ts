import { maxLivePages } from '../limits.ts'
import type { Appearance, Rotation, Zoom } from '../protocol.ts'
import { firstWhere, margin, scaleFor, wantedPages } from './layout.ts'
import { createPageBox, type Look, type PageBox } from './page-box.ts'
import type { Size, Source } from './source.ts'

export interface Viewer {
  setZoom(zoom: Zoom): void
  setRotation(rotation: Rotation): void
  goTo(page: number): void
  /** Scrolls as little as needed to bring a place to the middle, unless it is in view. */
  reveal(place: DOMRect): void
  readonly page: number
  box(page: number): PageBox | undefined
  close(): void
}

export interface ViewerEvents {
  page(page: number): void
  scale(scale: number): void
  /** What it returns is awaited before anything else is done. */
  firstFrame(): Promise<void>
  drawn(box: PageBox): void
  /** Not even the first page can be drawn. */
  failed(): void
}

/** The scrolled view: a box for every page, at most six of them drawn. */
export async function startViewer(
  source: Source,
  appearance: Appearance,
  root: HTMLElement,
  on: ViewerEvents,
): Promise<Viewer> {
  const first = await source.page(1)
  const boxes = Array.from({ length: source.pages }, (_, index) =>
    createPageBox(index + 1, appearance.pageName.replace('{page}', String(index + 1)), first.size),
  )
  const scroller = document.createElement('div')
  scroller.className = 'scroller'
  scroller.tabIndex = 0
  scroller.append(...boxes.map(box => box.element))
  root.replaceChildren(scroller)

  let zoom: Zoom = appearance.zoom
  let rotation: Rotation = 0
  let page = 0
  let scale = 0
  let isFramed = false
  let current: { readonly box: PageBox; readonly abort: AbortController } | null = null
  let isClosed = false

  // Read once for each layout: asked between writes, it would make the browser lay out every page again.
  let room: Size = { width: 0, height: 0 }
  const look = (box: PageBox): Look => ({ scale: scaleFor(zoom, box.size, rotation, room, source.maxFit), rotation })
  const boxAt = (y: number) =>
    firstWhere(boxes.length, index => {
      const element = boxes[index]!.element
      return element.offsetTop + element.offsetHeight >= y
    })

  function wanted(): PageBox[] {
    const top = scroller.scrollTop
    const indexes = wantedPages(boxAt(top), boxAt(top + scroller.clientHeight), boxes.length, maxLivePages)
    return indexes.map(index => boxes[index]!)
  }

  function announce(): void {
    const index = boxAt(scroller.scrollTop + scroller.clientHeight / 2)
    const shown = look(boxes[index]!).scale
    if (index + 1 !== page) on.page((page = index + 1))
    if (shown !== scale) on.scale((scale = shown))
  }

  /** Places all pages anew, keeping the point in the middle of the view where it was. */
  function lay(): void {
    room = { width: scroller.clientWidth, height: scroller.clientHeight }
    const middle = scroller.scrollTop + scroller.clientHeight / 2
    const anchor = boxes[boxAt(middle)]!.element
    const part = (middle - anchor.offsetTop) / Math.max(1, anchor.offsetHeight)
    const wasAtTop = scroller.scrollTop === 0
    for (const box of boxes) box.place(look(box))
    scroller.scrollTop = wasAtTop ? 0 : anchor.offsetTop + part * anchor.offsetHeight - scroller.clientHeight / 2
    update()
  }

  function update(): void {
    if (isClosed) return
    announce()
    const keep = wanted()
    if (current !== null && (!keep.includes(current.box) || !isSame(current.box))) current.abort.abort()
    for (const box of boxes) if (box.isLive && !keep.includes(box)) box.release()
    if (current === null) void drawNext(keep)
  }

  let drawingAs: Look | null = null
  const isSame = (box: PageBox) => {
    const now = look(box)
    return drawingAs?.scale === now.scale && drawingAs.rotation === now.rotation
  }

  async function drawNext(keep: readonly PageBox[]): Promise<void> {
    const box = keep.find(box => !box.isFailed && !box.isDrawnAs(look(box)))
    if (box === undefined) return
    const abort = new AbortController()
    current = { box, abort }
    drawingAs = look(box)
    try {
      const page = await source.page(box.number)
      if (page.size.width !== box.size.width || page.size.height !== box.size.height) {
        box.learn(page.size)
        box.place((drawingAs = look(box)))
      }
      await box.draw(page, drawingAs, abort.signal)
      if (!isFramed) {
        isFramed = true
        await on.firstFrame()
      }
      await box.cover(page, drawingAs, abort.signal)
      if (!abort.signal.aborted) on.drawn(box)
    } catch {
      if (!abort.signal.aborted) box.fail()
      if (!abort.signal.aborted && !isFramed) return on.failed()
    } finally {
      current = null
    }
    update()
  }

  const resized = new ResizeObserver(lay)
  scroller.addEventListener('scroll', update, { passive: true })
  addEventListener('resize', update)
  lay()
  resized.observe(scroller)

  return {
    setZoom(next) {
      zoom = next
      lay()
    },
    setRotation(next) {
      rotation = next
      lay()
    },
    goTo(number) {
      const box = boxes[Math.min(number, boxes.length) - 1]
      if (box) scroller.scrollTop = box.element.offsetTop - margin.end
    },
    reveal({ left, right, top, bottom }) {
      if (top < 0 || bottom > room.height) scroller.scrollTop += (top + bottom - room.height) / 2
      if (left < 0 || right > room.width) scroller.scrollLeft += (left + right - room.width) / 2
    },
    get page() {
      return page
    },
    box: number => boxes[number - 1],
    close() {
      isClosed = true
      current?.abort.abort()
      resized.disconnect()
      removeEventListener('resize', update)
      for (const box of boxes) box.release()
      scroller.remove()
    },
  }
}
