import type { Secrets, Shell } from '../../../electron/shell/shell.ts'
import type { WindowRole } from '../../../shared/contract.ts'
import { createFakeSecrets } from '../../fakes/secrets.ts'

export interface FakeShell extends Shell {
  /** The windows that were asked for, oldest first. */
  readonly shown: readonly WindowRole[]
  readonly saved: readonly { readonly name: string; readonly bytes: Uint8Array; readonly mediaType: string }[]
  /** What the system's browser does with the page of a log-in. */
  browse: (address: string) => Promise<void>
  /** What the person answers to the next questions where to save. */
  answer: 'saves' | 'changes their mind'
}

/** An operating system without windows: remembers what it was asked, and saves by itself as Electron does. */
export function createFakeShell(secrets: Secrets = createFakeSecrets()): FakeShell {
  const shown: WindowRole[] = []
  const saved: { name: string; bytes: Uint8Array; mediaType: string }[] = []
  const shell: FakeShell = {
    kind: 'electron',
    secrets,
    shown,
    saved,
    browse: () => Promise.resolve(),
    answer: 'saves',
    show(role) {
      shown.push(role)
      return Promise.resolve()
    },
    openExternal: address => shell.browse(address),
    save(name, bytes, mediaType) {
      if (shell.answer === 'changes their mind') return Promise.resolve(undefined)
      saved.push({ name, bytes, mediaType })
      return Promise.resolve(null)
    },
  }
  return shell
}
