import type { errors as source } from '../uk/errors.ts'
import type { Same } from '../message.ts'

export const errors: Same<typeof source> = {
  'call.unknown': 'This version of the program does not know this action. Reload the page.',
  'call.forbidden': 'This window may not do that.',
  'call.invalid': 'Please check what you entered: the program could not accept it.',
  'call.lost': 'The connection to the program was lost. Reconnecting; if that does not help, start Pryimalnia again.',
  'mail.name-not-found':
    'No server of this name was found. Check the server name; if it is right, check the internet connection.',
  'mail.refused': 'The server accepts no connections on this port. Check the port (usually 993) or try later.',
  'mail.timeout': 'The server did not answer in time. Check the internet connection; we will try again.',
  'mail.lost': 'The connection to the server was lost. We will try again; you can go on working.',
  'mail.certificate':
    'The server’s certificate did not pass the check, so the password was not sent. Check the server name or ask whoever runs the mail.',
  'mail.not-imap': 'What answers at this address is not an IMAP mail server. Check the server and the port.',
  'mail.credentials':
    'The server refused the password. Many mailboxes need a separate password for programs: create one in the mail settings.',
  'mail.imap-off':
    'Access for programs (IMAP) is switched off in this mailbox. Switch it on in the mail settings and check again.',
  'mail.folder': 'There is no such folder, or no access to it. Choose another folder.',
  'mail.limit': 'The server limits the number of log-ins for now. We will wait and try again.',
  'letter.too-large': 'The letter is too large: more than 40 MB. Ask for the copies in several letters.',
  'letter.too-deep':
    'The letter is made of too many nested parts. Ask for the copies to be sent again from the Diia app.',
  'letter.too-many-parts':
    'The letter has too many attachments. Ask for the copies to be sent again from the Diia app.',
  'letter.headers-too-large': 'The letter’s headers are far too large, as in damaged or malicious letters.',
  'letter.malformed': 'The letter is damaged and could not be read. The original is kept; ask for the copies again.',
  'letter.timeout': 'The letter could not be read in the time allowed. The original is kept; ask for the copies again.',
  'letter.unfetchable':
    'The mail server, or the folder of letters, does not give this letter. It remains in the mailbox: open it there or ask for the copies again.',
  'package.missing': 'This package is no longer here.',
  'package.settled': 'This package has already been decided.',
  'package.open': 'This package is still open: there is nothing to undo.',
  'package.nothing': 'This letter has no copies that could be accepted.',
  'package.no-service': 'First choose the service that the copies are for.',
  'document.missing': 'This copy is not in the database.',
  'document.changed': 'The stored copy does not match its fingerprint, so it is not shown. Ask the administrator.',
  'document.unsaved':
    'The file could not be written to the chosen place. Check that you may write there, or choose another folder.',
  'service.missing': 'There is no such service.',
  'service.code-refused': 'This link is not from Diia. Copy it from the diia.gov.ua cabinet: “My Diia.QR”.',
  'setup.done': 'The first set-up is already complete.',
  'store.newer': 'A newer version of Pryimalnia made this database. Update the program; the database is unchanged.',
  'store.damaged': 'The database is damaged. The program changed nothing in it; restore it from a backup.',
  'store.key': 'The key does not fit the database, or is missing. The database is unchanged; put the key file back.',
  'store.full': 'The disk is full. Free some space: until then new letters stay on the server.',
  'store.folder': 'The data folder could not be created or opened. Check the path and its permissions: --data.',
  'store.edition':
    'This folder belongs to the other edition: the demo and real work share no data. Choose another folder: --data.',
  'store.busy': 'Another program holds the database. Close it and try again.',
  'settings.damaged': 'The settings are damaged. The program changed nothing; restore them from a backup.',
  'port.taken': 'Another program uses this port. Choose another: --port.',
  internal: 'The program failed. Try again; if it happens again, give the log to whoever looks after Pryimalnia.',
}
