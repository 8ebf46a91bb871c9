import type * as Electron from 'electron'
import type { Protection } from './secret-file.ts'

/** The operating system's own store of keys, by way of Electron; on Linux the keyring is named. */
export function safeStorageProtection(safeStorage: Electron.SafeStorage, platform: NodeJS.Platform): Protection {
  const names: Partial<Record<NodeJS.Platform, string>> = { win32: 'dpapi', darwin: 'keychain' }
  return {
    backend: names[platform] ?? safeStorage.getSelectedStorageBackend(),
    protect: value => safeStorage.encryptString(value).toString('base64'),
    reveal: stored => safeStorage.decryptString(Buffer.from(stored, 'base64')),
  }
}
