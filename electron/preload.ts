import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, WindowRole } from '../shared/contract.ts'

const role = (process.argv.find(argument => argument.startsWith('--role=')) ?? '').slice('--role='.length) as WindowRole

const bridge: Bridge = {
  role,
  call: (name, input) => ipcRenderer.invoke('call', name, input),
  watch(listener) {
    const pass = (_event: unknown, view: Parameters<typeof listener>[0]) => listener(view)
    ipcRenderer.on('view', pass)
    ipcRenderer.send('watch')
    return () => void ipcRenderer.off('view', pass)
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
