import type { WindowRole } from '../../shared/contract.ts'
import type { Pixels } from '../../shared/pixels.ts'
import type { Dispatch } from '../app/dispatch.ts'
import type { Serve } from '../app/serve.ts'
import type { ViewHub } from '../app/views.ts'

/** Named secrets (the database key, mailbox passwords), kept by whatever the operating system offers. */
export interface Secrets {
  /** The mechanism by name, shown to people: 'file', 'gnome_libsecret', 'dpapi' … */
  readonly backend: string
  read(name: string): string | undefined
  write(name: string, value: string): void
  remove(name: string): void
}

/** What the operating system can do for the app. Implemented by the Electron and the web shell. */
export interface Shell {
  readonly kind: 'electron' | 'web'
  readonly secrets: Secrets
  /** Brings a window to the front, opening it if it is closed. */
  show(role: WindowRole): Promise<void>
  /**
   * Offers bytes to be saved under `name` (already safe as a file name).
   * Resolves with a path of the operator's origin to download from, null when the shell has asked and saved by itself,
   * or undefined when the person changed their mind. @throws AppError `document.unsaved`, `store.full`
   */
  save(name: string, bytes: Uint8Array, mediaType: string): Promise<string | null | undefined>
  /**
   * Opens the page on which a person logs in to a mailbox in the system's own browser, or says where it is; no other
   * address is opened. @throws AppError `call.forbidden`, `oauth.browser`
   */
  openExternal(address: string): Promise<void>
  /**
   * The role's page as it was painted, in device pixels; null while there is none to be seen. A shell whose windows
   * belong to somebody else's browser cannot see them and has no such thing. Rejects when the picture cannot be taken.
   */
  readonly picture?: (role: WindowRole) => Promise<Pixels | null>
  /** Calls back when the machine woke from sleep, where the system tells; returns what ends that. */
  readonly onWake?: (listener: () => void) => () => void
}

/** What a shell carries to its windows. */
export interface AppCore {
  readonly dispatch: Dispatch
  readonly views: ViewHub
  readonly serve: Serve
}
