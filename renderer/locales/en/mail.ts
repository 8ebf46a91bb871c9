import type { Same } from '../message.ts'
import type { mail as source } from '../uk/mail.ts'

export const mail: Same<typeof source> = {
  tabs: 'Pages of the mail',
  'tab-mailboxes': 'Mailboxes',
  'tab-ledger': 'Ledger',
  add: 'Add a mailbox',
  edit: 'Change',
  'does-edit': 'Update the settings',
  'does-log-in': 'Log in again',
  'does-resume': 'Resume',
  'does-wake': 'Try now',
  'goes-on': 'Copies received so far stay on this computer, new letters wait in the mailbox.',
  pause: 'Pause',
  'paused-about':
    'The program does not enter it. Letters wait in the mailbox and nothing is lost: all of them come when you resume.',
  'paused-unneeded':
    'A mailbox that is not needed any more stays paused. It cannot be deleted: its letters are known by it.',
  'also-paused': { one: '; {count} mailbox paused', other: '; {count} mailboxes paused' },

  'empty-title': 'No mailbox yet',
  'empty-about':
    'Here you will see whether each mailbox that branches receive copies from is connected, and what needs you. Begin with the mailbox that the cabinet at diia.gov.ua names for the branch.',

  branches: 'Branches',
  'branches-none': 'Chosen in none',
  server: 'Server',
  folders: { one: 'Folder', other: 'Folders' },
  path: 'Folder of this computer',
  'last-letter': 'Last letter',
  'no-letter': 'None yet',
  today: 'Today',
  letters: { one: '{count} letter', other: '{count} letters' },
  after: 'A stored letter on the server',
  'after-leave': 'stays as it was',
  'after-seen': 'becomes read',
  'after-keyword': 'gets this desk’s mark',
  'after-move': 'goes to the folder “{folder}”',
  'after-delete': { one: 'is gone after {count} day', other: 'is gone after {count} days' },
  certificate: 'Allowed certificate',
  'certificate-until': 'until {date}',
  'certificate-unseen': 'not seen yet',
  'certificate-soon': 'The mailbox’s certificate is valid until {date}.',
  'certificate-soon-about':
    'When the server gets a new one, the program stops and shows it to you: compare its fingerprint with whoever runs the mail. Ask them in good time.',
  'certificate-over': 'The mailbox’s certificate expired on {date}.',
  'certificate-over-about':
    'The mailbox works because you allowed this very certificate. Ask whoever runs the mail for a new one and compare its fingerprint.',
  'folder-trouble': 'The folder “{folder}” cannot be looked into.',
  'folder-choose': 'Choose folders',
}
