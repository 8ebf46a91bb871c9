import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, WindowRole } from '../shared/contract.ts'

const role = (process.argv.find(argument => argument.startsWith('--role=')) ?? '').slice('--role='.length) as WindowRole

type Listener = Parameters<Bridge['watch']>[0]
type View = Parameters<Listener>[0]

const listeners = new Set<Listener>()
let last: View | undefined
let isWatching = false

ipcRenderer.on('view', (_event, view: View) => {
  last = view
  for (const listener of listeners) listener(view)
})

const bridge: Bridge = {
  role,
  call: (name, input) => ipcRenderer.invoke('call', name, input),
  watch(listener) {
    // A listener of its own for each watch: the same function may watch twice, and end once.
    const own: Listener = view => listener(view)
    listeners.add(own)
    if (last !== undefined) own(last)
    if (!isWatching) ipcRenderer.send('watch')
    isWatching = true
    return () => void listeners.delete(own)
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
