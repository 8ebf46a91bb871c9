import type { Same } from '../message.ts'
import type { after as source } from '../uk/after.ts'

export const after: Same<typeof source> = {
  title: 'What to do with a letter on the server once its copies are stored',
  leave: 'Leave it alone',
  'leave-about': 'The letter stays in the mailbox as it came: the program only reads.',
  seen: 'Mark it as read',
  'seen-about':
    'The letter becomes read and gets this desk’s mark, so that other desks see that it is being worked on.',
  keyword: 'Put only this desk’s mark on it',
  'keyword-about': 'The letter stays unread. Other desks and some mail programs see the mark.',
  move: 'Move it to another folder',
  'move-about':
    'As soon as its copies are stored, the letter leaves the folder that we read and appears in the chosen one.',
  delete: 'Delete it later',
  'delete-about':
    'The letter is deleted from the server for good: no earlier than so many days after it was received, and no earlier than 14 days after it was stored here.',
  since: 'The choice counts for letters that come after it. Earlier ones stay in the mailbox as they are.',
  folder: 'Move to the folder',
  'folder-choose': 'Choose a folder',
  'folder-type': 'The folder’s name on the server. Once the connection was checked, it can be chosen from a list.',
  'error-folder': 'Choose a folder other than the one that we read',
  days: 'After how many days',
  'days-hint': 'At least 14: for so long the letter can still be had from the mailbox if this computer breaks',
  'error-days': 'From 14 to 3650 days',
  agree: {
    one: 'I understand: after {count} day the letter is gone from the mailbox, and its copies are on this computer only',
    other:
      'I understand: after {count} days the letter is gone from the mailbox, and its copies are on this computer only',
  },
  'error-agree': 'Confirm that letters may be deleted, or choose another action',
  waiting: {
    one: '{count} letter is still to be changed on the server.',
    other: '{count} letters are still to be changed on the server.',
  },
  refused: {
    one: '{count} letter was left unchanged on the server.',
    other: '{count} letters were left unchanged on the server.',
  },
  retry: 'Try again',
  choose: 'Change what is done with letters',
  rival: 'Another desk works on this mailbox: {desk}.',
  'rival-about':
    'The last letter with its mark: {time}. The same letter may be on both desks: agree on who deals with it.',
}
