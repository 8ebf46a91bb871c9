import type { ErrorCode } from '../../shared/errors.ts'
import type { CheckStep, MailboxCheck } from '../../shared/model/mailbox.ts'
import { defaultSettings } from '../../shared/settings.ts'
import type { OperatorView } from '../../shared/views.ts'

/** What the desk sees at the first start. */
export const firstView: OperatorView = {
  edition: 'work',
  setup: 'needed',
  settings: defaultSettings,
  secrets: 'file',
  branches: [],
  services: [],
  serviceCount: 0,
  sources: [],
  findings: [],
  hosts: [],
  postersDown: [],
  mailboxes: [],
  testLetters: [],
  aside: { flood: 0, automatic: 0, test: 0, clerk: 0 },
  open: 0,
  queue: [],
  display: { watching: false, screens: [], codes: {} },
}

/** A check without a flaw. */
export const passed: MailboxCheck = {
  passed: ['server', 'protection', 'login', 'folder', 'instant'],
  failed: null,
  letters: 5,
  folders: ['INBOX', 'Дія'],
  moreFolders: 0,
  answeredMs: 230,
  certificateUntil: Date.UTC(2027, 2, 12, 12),
  certificate: null,
}

/** A check that went well up to `step`. */
export function failing(step: CheckStep, code: ErrorCode): MailboxCheck {
  const before = passed.passed.slice(0, passed.passed.indexOf(step))
  return { ...passed, passed: before, failed: { step, error: { code } }, letters: null, folders: [] }
}
