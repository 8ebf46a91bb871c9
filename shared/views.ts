import type { DocumentType } from './document-types.ts'
import type { MailboxStatus } from './model/mailbox.ts'
import type { QueueItem } from './model/package.ts'
import type { Branch, Service } from './model/service.ts'
import type { Settings } from './settings.ts'

/** `demo` runs on invented people in a data folder of its own and says so everywhere. */
export type Edition = 'work' | 'demo'

/** How the display's own look at its code ended, per service; `unseen` until it has looked. */
export type CodeVerdict = 'unseen' | 'verified' | 'mismatch' | 'unreadable'

/** Everything the desk may know without asking. */
export interface OperatorView {
  readonly edition: Edition
  readonly setup: 'needed' | 'done'
  readonly settings: Settings
  /** Where secrets are kept, by the name of the mechanism: 'file', 'gnome_libsecret', 'dpapi' … */
  readonly secrets: string
  readonly branches: readonly Branch[]
  readonly services: readonly Service[]
  readonly mailboxes: readonly MailboxStatus[]
  /** How many packages are open; the queue holds the newest of them. */
  readonly open: number
  /** Open packages, newest first, then those settled today. */
  readonly queue: readonly QueueItem[]
  /** The reception screen: is it there, and is each code on it the stored one. */
  readonly display: { readonly watching: boolean; readonly codes: Readonly<Record<string, CodeVerdict>> }
}

/** What a visitor may see of a service. */
export interface DisplayService {
  readonly id: string
  readonly name: string
  readonly required: readonly DocumentType[]
  readonly optional: readonly DocumentType[]
  readonly payload: string
}

/** «Отримано о 10:42 · 3 копії · код 47»: everything that reception ever learns of a letter. */
export interface Received {
  readonly serviceId: string
  readonly receivedAt: number
  readonly copies: number
  readonly code: number
}

/** Everything the visitors' screen may know. Nothing here is about a person. */
export interface DisplayView {
  readonly edition: Edition
  readonly institution: string
  readonly branch: string
  readonly language: Settings['language']
  readonly services: readonly DisplayService[]
  /** The latest one of the last seconds, or null. */
  readonly received: Received | null
}

export interface Views {
  readonly operator: OperatorView
  readonly display: DisplayView
}
