import * as electron from 'electron'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { systemClock } from '../../electron/jobs/clock.ts'
import { privilegedScheme } from '../../electron/shell/electron-scheme.ts'
import { createElectronShell } from '../../electron/shell/electron.ts'
import type { AppCore } from '../../electron/shell/shell.ts'
import type { Reply, WindowRole } from '../../shared/contract.ts'
import { toWire } from '../../shared/errors.ts'
import { openLine, openResponse, pack, packRequest, unpack, type PackedResponse } from './line.ts'

/**
 * A main script that holds the Electron shell alone: the app stands in the test's own process and is asked over a
 * line. So the suite that every shell must pass runs on real windows, with its in-memory mailbox.
 */
const { app, BrowserWindow, dialog, protocol } = electron
const folder = process.env['SHELL_HOST_FOLDER']!
const watchers = new Map<number, (view: never) => void>()
let lastWatch = 0
let lastSaved = ''

app.enableSandbox()
app.setPath('userData', folder)
protocol.registerSchemesAsPrivileged([privilegedScheme])
const started = app.whenReady().then(() => {
  const { ipcMain, Menu, powerMonitor, powerSaveBlocker, screen, session, shell } = electron
  // Nobody sits at the dialog.
  const savingDialog = Object.assign(Object.create(dialog) as typeof dialog, {
    showSaveDialog: (...args: unknown[]) => {
      const { defaultPath } = args.at(-1) as Electron.SaveDialogOptions
      lastSaved = join(folder, basename(defaultPath!))
      return Promise.resolve({ canceled: false, filePath: lastSaved })
    },
  })
  const system = { ipcMain, Menu, powerMonitor, powerSaveBlocker, screen, session, shell }
  const modules = { app, BrowserWindow, dialog: savingDialog, ...system }
  return createElectronShell(modules, {
    secrets: { backend: 'memory', read: () => undefined, write: () => {}, remove: () => {} },
    preload: process.env['SHELL_HOST_PRELOAD']!,
    kiosk: false,
    devTools: true,
    language: 'uk',
    platform: process.platform,
    clock: systemClock,
    log: { info: () => {}, failure: (event, error) => console.error(event, error) },
  })
})

const core: AppCore = {
  dispatch: (role, name, input) => line.ask<Reply>('dispatch', role, name, input),
  views: {
    changed: () => {},
    watching: () => 0,
    watch(role, send) {
      const id = ++lastWatch
      watchers.set(id, send)
      line.ask('watch', id, role).catch(() => {})
      return () => {
        watchers.delete(id)
        line.ask('unwatch', id).catch(() => {})
      }
    },
  },
  serve: async (place, request, origins) =>
    openResponse(await line.ask<PackedResponse>('serve', place, await packRequest(request), origins)),
}

const contentsOf = (role: WindowRole) =>
  BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL() === `pryimalnia://${role}/`)?.webContents

const line = openLine(process, {
  attach: async () => (await started).attach(core),
  show: async (role: WindowRole) => (await started).show(role),
  save: async (name: string, bytes: string, type: string) => {
    const path = await (await started).save(name, unpack(bytes), type)
    return { path, isCancelled: path === undefined }
  },
  openExternal: async (address: string) => {
    const failure = await (await started).openExternal(address).then(
      () => null,
      (error: unknown) => error,
    )
    return failure && toWire(failure).code
  },
  saved: () => ({ name: basename(lastSaved), bytes: pack(readFileSync(lastSaved)) }),
  view: (id: number, view: never) => watchers.get(id)?.(view),
  /** Runs code in a window's page, or in the frame of it that shows `frameUrl`. */
  evaluate: (role: WindowRole, code: string, frameUrl: string | null) => {
    const main = contentsOf(role)?.mainFrame
    const frame = frameUrl === null ? main : main?.frames.find(({ url }) => url === frameUrl)
    if (!frame) throw new Error('no such frame')
    return frame.executeJavaScript(code)
  },
  quit: () => app.quit(),
})
app.on('window-all-closed', () => app.quit())
