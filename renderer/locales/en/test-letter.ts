import type { Same } from '../message.ts'
import type { testLetter as uk } from '../uk/test-letter.ts'

export const testLetter: Same<typeof uk> = {
  title: 'Test letter',
  open: 'Test letter',
  about:
    'Pryimalnia sends a letter to this mailbox and shows each step of its way with seconds. It holds a copy marked as a specimen; it is put with what is held aside, and appears neither in the queue nor on the reception screen.',
  way: 'Who sends the letter',
  'way-program': 'Pryimalnia sends it',
  'way-person': 'I send it myself',
  'way-person-about':
    'This tries the way from outside too: send a letter from a phone or from another account. Pryimalnia knows it by the digits in its subject.',
  send: 'Send',
  wait: 'Begin',
  again: 'Send again',
  stop: 'Stop waiting',
  'edit-mailbox': 'Settings',
  'person-to': 'Send a letter to the address',
  'person-subject': 'Put these digits into the subject',
  'person-waits': 'We wait for 15 minutes. You may close this window: the test goes on, and its result will be here.',
  'program-waits':
    'This usually takes seconds, but some servers hold a letter back for a few minutes. You may close this window: the test goes on, and its result will be here.',

  steps: 'The way of the letter',
  connected: 'Connection to the sending server',
  'connected-folder': 'The folder of letters is there',
  accepted: 'Letter taken for sending',
  'accepted-folder': 'Letter put into the folder',
  seen: 'Letter in the mailbox',
  'seen-junk': 'Letter in the Junk folder',
  fetched: 'Letter fetched from the mailbox',
  read: 'Letter read, its copy recognised',
  stored: 'Stored on this computer',
  shown: 'Shown at the desk',
  seconds: '{seconds} s',
  'is-passed': 'passed',
  'is-now': 'now',
  'is-failed': 'failed',
  'is-ahead': 'ahead',

  done: 'The letter went all the way in {seconds} s.',
  'done-about':
    'The mailbox takes letters, and Pryimalnia fetches them. This one lies with what is held aside, among the tests. To try the way from outside, send one from a phone.',
  'junk-title': 'The filter of the mail put the letter into Junk.',
  'junk-about':
    'The same may happen to letters of visitors. Open the mail and mark this letter as “Not spam”; here it can be taken in at once.',
  'junk-accept': 'Take in from Junk',
  'mailbox-state': 'A test letter can be sent, but until this is mended nobody fetches it: it will wait on the server.',
  'mailbox-paused': 'The mailbox is paused. Let it go on, so that somebody takes the test letter in.',
  announce: '{step}: {seconds} s',

  smtp: 'Sending (SMTP)',
  'smtp-host': 'Sending server',
  'smtp-hint':
    'Needed for the test letter only. Name and password are those for receiving; nothing is sent without protection.',
}
