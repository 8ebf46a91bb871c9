import type * as Electron from 'electron'

/** No page of ours needs a permission, a download or a network of its own. */
export function hardenSession(session: Electron.Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', event => event.preventDefault())
}

/** A window stays on the page that it was opened with. */
export function hardenWindow({ webContents }: Electron.BrowserWindow): void {
  const refuse = (event: { preventDefault(): void }) => event.preventDefault()
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-navigate', refuse)
  webContents.on('will-redirect', refuse)
  webContents.on('will-attach-webview', refuse)
  // The desk's own preview frames load once, by the desk; no frame may go elsewhere by itself.
  webContents.on('will-frame-navigate', event => {
    if (!event.isMainFrame && event.url.startsWith('pryimalnia://preview-')) return
    event.preventDefault()
  })
}
