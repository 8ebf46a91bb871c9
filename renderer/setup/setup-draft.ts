import type { DocumentType } from '../../shared/document-types.ts'
import { isDocumentType } from '../../shared/document-types.ts'
import { emptyMailbox, type MailboxDraft } from './mailbox-draft.ts'

export type Need = 'none' | 'optional' | 'required'

/** Everything typed so far. */
export interface SetupDraft {
  readonly step: number
  readonly institution: string
  readonly branch: string
  readonly mailbox: MailboxDraft
  readonly service: string
  readonly needs: Readonly<Partial<Record<DocumentType, Need>>>
  readonly payload: string
}

export const emptyDraft: SetupDraft = {
  step: 0,
  institution: '',
  branch: '',
  mailbox: emptyMailbox,
  service: '',
  needs: {},
  payload: '',
}

export const templates = {
  hiring: {
    passport: 'required',
    'taxpayer-card': 'required',
    'education-document': 'required',
    'reference-internally-displaced-person': 'optional',
  },
  administrative: {
    passport: 'required',
    'taxpayer-card': 'required',
    'reference-internally-displaced-person': 'optional',
  },
} as const satisfies Record<string, SetupDraft['needs']>

export function typesOf(draft: SetupDraft, need: Need): DocumentType[] {
  return Object.entries(draft.needs)
    .filter(([, value]) => value === need)
    .map(([type]) => type)
    .filter(isDocumentType)
}

const storageKey = 'setup-draft'

/** Kept over a reload, so that the set-up can be left and resumed. The password is not a part of what is kept. */
export function keepDraft(draft: SetupDraft): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...draft, mailbox: { ...draft.mailbox, password: '' } }))
  } catch {
    // Where nothing can be kept, the set-up is done in one go.
  }
}

export function forgetDraft(): void {
  try {
    localStorage.removeItem(storageKey)
  } catch {
    // Nothing was kept.
  }
}

/** What was kept. Without the password the way goes on at the mailbox at the latest. */
export function recallDraft(): SetupDraft {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<SetupDraft>
    const mailbox = { ...emptyMailbox, ...kept.mailbox, password: '' }
    return { ...emptyDraft, ...kept, mailbox, step: Math.min(kept.step ?? 0, 1) }
  } catch {
    return emptyDraft
  }
}
