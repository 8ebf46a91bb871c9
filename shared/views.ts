import type { DocumentType } from './document-types.ts'
import type { WorkingHours } from './model/branch-facts.ts'
import type { Finding } from './model/finding.ts'
import type { MailboxStatus } from './model/mailbox.ts'
import type { AsideReason, QueueItem } from './model/package.ts'
import type { PosterRow } from './model/poster.ts'
import type { CodeState } from './model/service.ts'
import type { SourceStatus } from './model/source.ts'
import type { TestLetterStatus } from './model/test-letter.ts'
import type { Settings } from './settings.ts'

/** `demo` runs on invented people in a data folder of its own and says so everywhere. */
export type Edition = 'work' | 'demo'

/** How the display's own look at its code ended, per service; `unseen` until it has looked. */
export type CodeVerdict = 'unseen' | 'verified' | 'mismatch' | 'unreadable'

/** A branch in the desk's view; everything else of it is asked for. */
export interface BranchSummary {
  readonly id: string
  readonly name: string
  readonly institution: string
  readonly mailboxId: string | null
}

/** A service that visitors can see. */
export interface ServiceSummary {
  readonly id: string
  readonly branchId: string
  readonly mailboxId: string | null
  readonly name: string
  readonly required: readonly DocumentType[]
  readonly optional: readonly DocumentType[]
  readonly code: CodeState
  readonly checkCode: string
}

/** What one reception window tells of itself, in device pixels. */
export interface DisplayScreen {
  readonly width: number
  readonly height: number
  readonly ratio: number
  /** Whether the shell also looks at the page as it was painted, or only at the drawn code. */
  readonly sees: 'canvas' | 'page'
}

/** How one service's code stands on the reception screen. */
export interface CodeOnDisplay {
  readonly verdict: CodeVerdict
  readonly lookedAt: number | null
  /** Side of a module in device pixels; null until it has been drawn. */
  readonly module: number | null
  readonly modules: number | null
}

/** Everything the desk may know without asking. */
export interface OperatorView {
  readonly edition: Edition
  readonly setup: 'needed' | 'done'
  readonly settings: Settings
  /** Where secrets are kept, by the name of the mechanism: 'file', 'gnome_libsecret', 'dpapi' … */
  readonly secrets: string
  readonly branches: readonly BranchSummary[]
  /** Those that visitors can see; the rest is asked for by pages. */
  readonly services: readonly ServiceSummary[]
  /** How many services there are in all. */
  readonly serviceCount: number
  readonly sources: readonly SourceStatus[]
  readonly findings: readonly Finding[]
  /** Hosts that an administrator has allowed beside those of the state. */
  readonly hosts: readonly { readonly host: string; readonly addedAt: number }[]
  /** Posters that hang and must come down. */
  readonly postersDown: readonly PosterRow[]
  readonly mailboxes: readonly MailboxStatus[]
  readonly testLetters: readonly TestLetterStatus[]
  /** Open packages that are held aside, by the reason; they are asked for by pages. */
  readonly aside: Readonly<Record<AsideReason, number>>
  /** How many packages are open and not held aside; the queue holds the newest of them. */
  readonly open: number
  /** Open packages, newest first, then those settled today. */
  readonly queue: readonly QueueItem[]
  /** The reception screen: is it there, what is it like, and is each code on it the stored one. */
  readonly display: {
    readonly watching: boolean
    readonly screens: readonly DisplayScreen[]
    readonly codes: Readonly<Record<string, CodeOnDisplay>>
  }
}

/** What a visitor may see of a service. */
export interface DisplayService {
  readonly id: string
  readonly name: string
  readonly required: readonly DocumentType[]
  readonly optional: readonly DocumentType[]
  /** Null when the stored code is not the one that was taken over, or there is none: visitors are asked to turn to the staff. */
  readonly payload: string | null
  readonly branch: string
  readonly hours: WorkingHours | null
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
  /** Grows when the desk asks for another look at the codes. */
  readonly looks: number
  /** The latest one of the last seconds, or null. */
  readonly received: Received | null
}

export interface Views {
  readonly operator: OperatorView
  readonly display: DisplayView
}
