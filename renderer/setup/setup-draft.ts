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

/** Kept over a reload, so that the set-up can be left and resumed. Nothing that proves the owner is a part of it. */
export function keepDraft(draft: SetupDraft): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...draft, mailbox: withoutProof(draft.mailbox) }))
  } catch {
    // Where nothing can be kept, the set-up is done in one go.
  }
}

function withoutProof(mailbox: MailboxDraft): MailboxDraft {
  return { ...mailbox, password: '', logIn: { ...mailbox.logIn, clientSecret: '', done: null } }
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
    const mailbox = withoutProof({ ...emptyMailbox, ...kept.mailbox })
    return { ...emptyDraft, ...kept, mailbox, step: Math.min(kept.step ?? 0, 1) }
  } catch {
    return emptyDraft
  }
}
