/** What runs inside the desk's page, sent there as text: nothing here may refer to anything outside its function. */

/** The little of a page that is looked at; this layer has no types of browsers. */
interface PageElement {
  readonly textContent: string
  getAttribute(name: string): string | null
  querySelector(selector: string): PageElement | null
  click(): void
}
interface PageWindow {
  deskPauses?: { longest: number }
  stopLooking?: () => void
}
declare const document: {
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}
declare const window: PageWindow
declare const Event: new (type: string) => { readonly timeStamp: number }
declare const MutationObserver: new (look: () => void) => {
  observe(element: PageElement, what: object): void
  disconnect(): void
}
declare const requestAnimationFrame: (next: (at: number) => void) => void

/** How the pane ended up with a copy, and after how long. */
export interface Shown {
  readonly outcome: 'opened' | 'refused'
  readonly reason: string | null
  readonly pages: number | null
  readonly milliseconds: number
}

/** Notes from now on the longest time between two frames of the page. */
export function watchPauses(): void {
  const pauses = { longest: 0 }
  window.deskPauses = pauses
  let last: number | null = null
  requestAnimationFrame(function next(at) {
    if (last !== null) pauses.longest = Math.max(pauses.longest, at - last)
    last = at
    requestAnimationFrame(next)
  })
}

/** The longest pause since this was asked last. */
export function takePause(): number {
  const pauses = window.deskPauses
  const longest = pauses?.longest ?? 0
  if (pauses) pauses.longest = 0
  return longest
}

/** Presses the copy's row, as a clerk does, and resolves when its first page is there or the reason why not. */
export function showCopy(name: string): Promise<Shown> {
  // The page's own clock, read as browsers stamp what happens.
  const now = () => new Event('now').timeStamp
  const rowOf = () => {
    for (const row of document.querySelectorAll('.copies button.list-row')) {
      if (row.querySelector('.clip')?.getAttribute('title') === name) return row
    }
    return null
  }
  window.stopLooking?.()
  return new Promise((resolve, reject) => {
    const row = rowOf()
    const pane = document.querySelector('.preview')
    if (row === null || pane === null) return reject(new Error('the desk does not list the copy'))
    const startedAt = now()
    let isFresh = false

    function look(): void {
      if (!isFresh || rowOf()?.getAttribute('aria-pressed') !== 'true') return
      const stopped = document.querySelector('.preview-stopped')
      const isOpen = document.querySelector('.preview-place.open') !== null
      if (stopped === null && !isOpen) return
      observer.disconnect()
      const pages = Number(document.querySelector('.preview-page span')?.textContent.match(/\d+/)?.[0] ?? Number.NaN)
      resolve({
        outcome: isOpen ? 'opened' : 'refused',
        reason: stopped === null ? null : (stopped.getAttribute('data-reason') ?? 'unknown'),
        pages: Number.isNaN(pages) ? null : pages,
        milliseconds: now() - startedAt,
      })
    }

    const observer = new MutationObserver(look)
    window.stopLooking = () => observer.disconnect()
    row.click()
    // The former copy is on the page until this turn ends.
    queueMicrotask(() => {
      isFresh = true
      observer.observe(pane, { subtree: true, childList: true, attributes: true })
      look()
    })
  })
}
