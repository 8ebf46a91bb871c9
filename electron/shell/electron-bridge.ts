import type * as Electron from 'electron'
import type { Reply, WindowRole } from '../../shared/contract.ts'
import type { Log } from '../app/log.ts'
import { originOf } from './electron-scheme.ts'
import type { AppCore } from './shell.ts'

type Message = Electron.IpcMainEvent | Electron.IpcMainInvokeEvent

export interface ElectronBridgeOptions {
  readonly core: AppCore
  /** Whose window these contents are, as long as it is open. */
  readonly roleOf: (contentsId: number) => WindowRole | undefined
  readonly log: Pick<Log, 'info'>
}

const refusal: Reply = { ok: false, error: { code: 'call.forbidden' } }

/** Carries calls and views between windows and the app; returns how to stop. */
export function bridgeWindows(ipcMain: Electron.IpcMain, { core, roleOf, log }: ElectronBridgeOptions): () => void {
  /** One per window: a page that watches again, because it was loaded anew, takes the place of its former self. */
  const watching = new Map<number, () => void>()

  /** The role of a sender that is the page itself, in an open window of ours; anybody else learns nothing. */
  function trusted(message: Message): WindowRole | undefined {
    const role = roleOf(message.sender.id)
    const frame = message.senderFrame
    if (role && frame && frame.parent === null && frame.origin === originOf(role)) return role
    log.info('message.refused', { window: role ?? null })
    return undefined
  }

  function watch(event: Electron.IpcMainEvent): void {
    const role = trusted(event)
    if (!role) return
    const { sender } = event
    const { id } = sender
    const end = () => {
      watching.get(id)?.()
      watching.delete(id)
    }
    if (watching.has(id)) end()
    else for (const over of ['destroyed', 'render-process-gone'] as const) sender.once(over as 'destroyed', end)
    const send = (view: unknown) => {
      if (!sender.isDestroyed()) sender.send('view', view)
    }
    watching.set(id, core.views.watch(role, send))
  }

  ipcMain.handle('call', (event, name: unknown, input: unknown) => {
    const role = trusted(event)
    return role ? core.dispatch(role, name, input) : refusal
  })
  ipcMain.on('watch', watch)

  return () => {
    ipcMain.removeHandler('call')
    ipcMain.off('watch', watch)
    for (const end of watching.values()) end()
    watching.clear()
  }
}
