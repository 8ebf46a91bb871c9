import type * as Electron from 'electron'
import { windowRoles, type WindowRole } from '../../shared/contract.ts'
import { previewHosts } from '../../shared/preview-hosts.ts'
import type { Place } from '../app/serve.ts'
import { hardenSession, hardenWindow } from './electron-hardening.ts'
import type { Secrets, Shell } from './shell.ts'
import type { AppCore } from './web-host.ts'

/** What this shell uses of Electron. It arrives as an argument, so this file loads and is tested without Electron. */
export type ElectronModules = Pick<typeof Electron, 'BrowserWindow' | 'dialog' | 'ipcMain' | 'session' | 'screen'>

export const scheme = 'pryimalnia'
export const originOf = (name: string) => `${scheme}://${name}`

export interface ElectronShellOptions {
  readonly secrets: Secrets
  /** The built preload script. */
  readonly preload: string
  /** The reception screen takes a whole monitor; in the demo it is a window beside the desk. */
  readonly kiosk: boolean
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>
}

export interface ElectronShell extends Shell {
  /** Answers the windows from now on; before this nothing can be shown. */
  attach(core: AppCore): void
}

/** The shell on Electron: a window, a session and a set of origins for each role. */
export function createElectronShell(modules: ElectronModules, options: ElectronShellOptions): ElectronShell {
  const { BrowserWindow, dialog, ipcMain, session } = modules
  const { secrets, preload, kiosk, writeFile } = options
  const windows = new Map<WindowRole, Electron.BrowserWindow>()
  const origins = { operator: originOf('operator'), previews: previewHosts.map(originOf) }
  const sessions = new Map<WindowRole, Electron.Session>()

  /** The role of a message's sender: our own window, its main frame, on its own origin; anything else is refused. */
  function trusted({ sender, senderFrame }: Electron.IpcMainEvent | Electron.IpcMainInvokeEvent): WindowRole {
    const role = windowRoles.find(name => windows.get(name)?.webContents.id === sender.id)
    const isOwn = role && senderFrame && !senderFrame.parent && senderFrame.url.startsWith(`${originOf(role)}/`)
    if (!isOwn) throw new Error('message from an unknown frame')
    return role
  }

  function sessionOf(role: WindowRole, { serve }: AppCore): Electron.Session {
    const known = sessions.get(role)
    if (known) return known
    const own = session.fromPartition(role)
    sessions.set(role, own)
    hardenSession(own)
    own.protocol.handle(scheme, request => {
      const place = placeOf(role, new URL(request.url).hostname)
      return place ? serve(place, request, origins) : new Response(null, { status: 421 })
    })
    return own
  }

  async function open(role: WindowRole, core: AppCore): Promise<void> {
    const existing = windows.get(role)
    if (existing) {
      existing.show()
      existing.focus()
      return
    }
    const window = new BrowserWindow({
      ...placeOnScreen(role, modules.screen, kiosk),
      show: false,
      webPreferences: {
        session: sessionOf(role, core),
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        additionalArguments: [`--role=${role}`],
      },
    })
    windows.set(role, window)
    hardenWindow(window)
    window.once('closed', () => windows.delete(role))
    window.once('ready-to-show', () => window.show())
    await window.loadURL(`${originOf(role)}/`)
  }

  let attached: AppCore | undefined
  return {
    kind: 'electron',
    secrets,
    attach(core) {
      attached = core
      ipcMain.handle('call', (event, name: unknown, input: unknown) => core.dispatch(trusted(event), name, input))
      ipcMain.on('watch', event => {
        const { sender } = event
        const unwatch = core.views.watch(trusted(event), view => sender.send('view', view))
        sender.once('destroyed', unwatch)
        // A page that loads again watches again.
        sender.once('did-navigate', unwatch)
      })
    },
    show: role => (attached ? open(role, attached) : Promise.resolve()),
    async save(name, bytes) {
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: name })
      if (!canceled) await writeFile(filePath, bytes)
      return null
    },
  }
}

/** A window's session serves its own page; the desk's also serves the frames in which documents are drawn. */
function placeOf(role: WindowRole, host: string): Place | undefined {
  if (host === role) return role
  return role === 'operator' && previewHosts.includes(host) ? 'preview' : undefined
}

/** The reception screen goes to the monitor that the desk is not on. */
function placeOnScreen(
  role: WindowRole,
  screen: Electron.Screen,
  kiosk: boolean,
): Electron.BrowserWindowConstructorOptions {
  if (role === 'operator') return { width: 1366, height: 768, minWidth: 1024, minHeight: 640 }
  const primary = screen.getPrimaryDisplay()
  const { bounds } = screen.getAllDisplays().find(({ id }) => id !== primary.id) ?? primary
  if (!kiosk) return { x: bounds.x + 40, y: bounds.y + 40, width: 1280, height: 720 }
  return { ...bounds, kiosk: true, frame: false }
}
