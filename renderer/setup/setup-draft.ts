import { emptyMailbox, type MailboxDraft } from './mailbox-draft.ts'
import type { Needs } from './needs.ts'

/** Everything typed so far. */
export interface SetupDraft {
  readonly step: number
  readonly institution: string
  readonly branch: string
  readonly mailbox: MailboxDraft
  readonly service: string
  readonly needs: Needs
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
