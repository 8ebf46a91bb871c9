import type * as Electron from 'electron'
import { fileOnly, openSecretFile, type Protection } from './secret-file.ts'
import type { Secrets } from './shell.ts'

/** What the operating system protected begins with this; everything else stands in the file as it is. */
const protectedMark = 'safeStorage:v1:'
const names: Partial<Record<NodeJS.Platform, string>> = { win32: 'dpapi', darwin: 'keychain' }

/**
 * Secrets under the operating system's own store of keys, by way of Electron. Where it offers none, they are kept as
 * the web shell keeps them, in a file of this user only, and the back-end says so: 'basic_text' (Linux without a
 * keyring, where Electron would use a password that everybody knows) or 'none'. Once there is a store, what is read
 * moves into it. To be called when Electron is ready: before, it cannot tell. @throws AppError `store.key`
 */
export function openSafeSecrets(path: string, safeStorage: Electron.SafeStorage, platform: NodeJS.Platform): Secrets {
  const backend = nameBackend(safeStorage, platform)
  const isProtected = backend !== 'basic_text' && backend !== 'none'
  let isReadPlain = false
  const protection: Protection = {
    backend,
    protect: isProtected
      ? value => protectedMark + safeStorage.encryptString(value).toString('base64')
      : fileOnly.protect,
    reveal(stored) {
      isReadPlain = !stored.startsWith(protectedMark)
      if (isReadPlain) return fileOnly.reveal(stored)
      return safeStorage.decryptString(Buffer.from(stored.slice(protectedMark.length), 'base64'))
    },
  }
  const secrets = openSecretFile(path, protection)
  return {
    ...secrets,
    read(name) {
      const value = secrets.read(name)
      if (value !== undefined && isProtected && isReadPlain) secrets.write(name, value)
      return value
    },
  }
}

function nameBackend(safeStorage: Electron.SafeStorage, platform: NodeJS.Platform): string {
  const name = names[platform] ?? safeStorage.getSelectedStorageBackend()
  if (name === 'basic_text') return name
  return safeStorage.isEncryptionAvailable() ? name : 'none'
}
