import type * as Electron from 'electron'
import { pageOf, previewPages, scheme } from './electron-scheme.ts'

/** No page of ours needs a permission, a device, a download or a network. */
export function hardenSession(session: Electron.Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', event => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }))
}

/** Our own scheme, and what pages make themselves; `devtools:` is closed by the windows that must not have it. */
function isLocal(url: string): boolean {
  return [`${scheme}:`, `blob:${scheme}:`, 'data:', 'devtools:'].some(start => url.startsWith(start))
}

/** Contents stay on the page that they were opened with, whoever opened them. */
export function hardenContents(contents: Electron.WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.on('will-redirect', event => event.preventDefault())
  // Loading the same page anew is how the reception screen recovers from a fault of its own.
  contents.on('will-navigate', event => {
    if (event.url !== contents.getURL()) event.preventDefault()
  })
  contents.on('will-frame-navigate', event => {
    const isOwn = event.isMainFrame ? event.url === contents.getURL() : isPreviewOpening(contents, event)
    if (!isOwn) event.preventDefault()
  })
}

/**
 * Electron asks here for every navigation that a page starts, the first one of a new frame included
 * (its navigation throttle looks only at whether a renderer began it), so those of previews must pass: a page for
 * documents, in a fresh frame directly under the desk, opened by the desk. A preview that navigates itself is none.
 */
function isPreviewOpening(
  contents: Electron.WebContents,
  { url, frame, initiator }: Electron.WebContentsWillFrameNavigateEventParams,
): boolean {
  if (contents.getURL() !== pageOf('operator') || !previewPages.has(url)) return false
  const isFresh = !frame || (['', 'about:blank'].includes(frame.url) && isTop(frame.parent))
  return isFresh && (!initiator || isTop(initiator))
}

const isTop = (frame: Electron.WebFrameMain | null) => frame !== null && frame.parent === null

/** A visitor's keyboard reaches the page and nothing of the window: no closing, reloading, zooming or searching. */
export function closeShortcuts(contents: Electron.WebContents): void {
  contents.on('before-input-event', (event, { key, control, meta, alt }) => {
    if (control || meta || alt || /^F\d+$/.test(key)) event.preventDefault()
  })
}
