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
  'mail.certificate-changed':
    'The server shows another certificate than the one you allowed, so the password was not sent. Ask whoever runs the mail whether it was changed, and check the connection in the mailbox settings.',
  'mail.not-imap': 'What answers at this address is not an IMAP mail server. Check the server and the port.',
  'mail.credentials':
    'The server refused the password. Many mailboxes need a separate password for programs: create one in the mail settings.',
  'mail.imap-off':
    'Access for programs (IMAP) is switched off in this mailbox. Switch it on in the mail settings and check again.',
  'mail.folder': 'There is no such folder, or no access to it. Choose another folder.',
  'mail.limit': 'The server limits the number of log-ins for now. We will wait and try again.',
  'smtp.refused':
    'The sending server takes no connections on this port. Check the sending server and its port (usually 465) in the settings of the mailbox.',
  'smtp.not-smtp':
    'What answers at this address is not a sending (SMTP) server. Check the sending server and its port in the settings of the mailbox.',
  'smtp.no-protection':
    'The sending server does not protect the connection, so it was given neither the password nor the letter. Choose TLS and port 465, or ask whoever runs the mail.',
  'smtp.credentials':
    'The sending server did not take the password of this mailbox. Some services switch sending on separately: check the settings of the mail.',
  'smtp.rejected':
    'The sending server refused the letter. Check the address of the mailbox and whether it may send letters.',
  'smtp.later':
    'The sending server takes no letters right now: it may be overloaded or count how many you send. Try again in a few minutes.',
  'smtp.unsure':
    'The connection broke just as the letter was handed over: it may have been sent, or not. We do not send it again by ourselves; wait and see whether it comes.',
  'test-letter.late':
    'The letter did not come within five minutes. Check the Junk folder, the free space of the mailbox and its address; if it still comes, Pryimalnia will see it.',
  'test-letter.bounced':
    'The letter came back: the server could not put it into the mailbox. Check its address and its free space.',
  'oauth.browser':
    'The browser could not be opened. Check that the system has a default browser, and begin the log-in again.',
  'oauth.denied':
    'No access was given on the log-in page, so the mailbox is not connected. Log in again and allow Pryimalnia to read the mail.',
  'oauth.timeout': 'The log-in in the browser was not finished within 10 minutes. Begin it again.',
  'oauth.revoked':
    'The permission to read the mailbox has ended or was taken back. Log in in the browser again; the letters stay on the server.',
  'oauth.refused':
    'The mail server lets nobody in with this permission. Check that you logged in to this very mailbox and that IMAP is on in it, and log in in the browser again.',
  'oauth.scope':
    'The permission is not for mail, or for one hour only. Log in again and leave the access to mail ticked.',
  'oauth.client':
    'The log-in server does not know the registered program. Check the client identifier and the organisation (tenant), or ask whoever registered them.',
  'oauth.certificate':
    'The certificate of the log-in server did not pass the check, so nothing was sent. Check this computer’s clock, or ask whoever runs the network.',
  'oauth.malformed': 'The log-in server’s answer cannot be understood. We will try again.',
  'after.read-only':
    'The server does not allow changes to letters in this folder. The copies are kept; choose “leave as it is” or ask the mail administrator for access.',
  'after.no-folder':
    'The folder that letters are to be moved to is not on the server. The copies are kept; create it or choose another one.',
  'after.same-folder':
    'There is nowhere to move to: the chosen folder is the one that we read. The copies are kept; choose another folder or another action.',
  'after.no-keywords':
    'The server does not take keywords of our own. The copies are kept; choose “mark as read” or another action.',
  'after.unsafe':
    'The server cannot move or remove one letter without doubling it or touching others, so letters were left in place. The copies are kept; choose another action.',
  'after.refused':
    'The server refused to change the letter. The copies are kept; the letter stays in the mailbox as it was.',
  'after.changed':
    'Another letter now stands in this one’s place on the server, so it was left alone. The copies are kept.',
  'letter.paused': 'The mailbox is paused, so the server was not asked. Let it go on and try again.',
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
  'junk.gone':
    'This letter is no longer in Junk, or the server does not give it. If it was moved to the Inbox, it comes to the queue by itself; otherwise ask for the copies to be sent again.',
  'package.missing': 'This package is no longer here.',
  'package.settled': 'This package has already been decided.',
  'package.open': 'This package is still open: there is nothing to undo.',
  'package.nothing': 'This letter has no copies that could be accepted.',
  'package.no-service': 'First choose the service that the copies are for.',
  'document.missing': 'This copy is not in the database.',
  'document.changed': 'The stored copy does not match its fingerprint, so it is not shown. Ask the administrator.',
  'document.unsaved':
    'The file could not be written to the chosen place. Check that you may write there, or choose another folder.',
  'branch.missing': 'There is no such branch any more.',
  'branch.in-use': 'The branch has services. Move them to another branch or remove them first.',
  'service.in-use': 'Packages have come for this service, so it cannot be removed. It can be switched off.',
  'service.alias-taken': 'Another service of this mailbox has this address tag. Choose another one.',
  'service.code-taken': 'This code belongs to another service. Check that it is the right picture.',
  'service.code-stands': 'The service has another code already. Reload the page and confirm the replacement again.',
  'service.code-unproven': 'The service has no proven code. Take it over from the diia.gov.ua cabinet again.',
  'host.refused': 'This does not look like the name of a site. Type it without https:// and path, like example.gov.ua.',
  'host.in-use':
    'The code of a service that visitors see leads to this site. Switch the service off or replace its code first.',
  'source.missing': 'There is no such source any more.',
  'source.changed': 'The source changed the code again while you were deciding. Reload the page and look at it anew.',
  'source.rival': 'Another source keeps this row. Rename it in one of them or remove the source that is not needed.',
  'poster.refused':
    'The code or the words do not fit a sheet of this size so that a phone could read them. Choose a larger one.',
  'catalogue.missing': 'The program no longer has this file in memory. Choose it once more.',
  'service.missing': 'There is no such service.',
  'service.code-refused': 'This link is not from Diia. Copy it from the diia.gov.ua cabinet: “My Diia.QR”.',
  'source.name-not-found':
    'No server of this name was found for the source. Check the address; if it is right, check the internet connection.',
  'source.refused':
    'The source’s server accepts no connections. We will try again; the list received earlier stays in force.',
  'source.timeout': 'The source did not answer in time. We will try again; the list received earlier stays in force.',
  'source.lost': 'The connection to the source was lost. We will try again; the list received earlier stays in force.',
  'source.certificate':
    'The certificate of the source’s server did not pass the check, so nothing was read. Check the address and this computer’s clock, or ask whoever runs the server.',
  'source.redirect':
    'The source’s address leads on to where the program will not go: to an unprotected address or in a circle. Ask whoever keeps the list for the new address.',
  'source.status':
    'The source’s server reports a failure of its own. We will try again; the list received earlier stays in force.',
  'source.rejected':
    'The source’s server did not accept the request. Check the address; if it is right, ask whoever runs the server.',
  'source.no-data':
    'The source’s server answered, but did not give all of the data. We will try again; the list received earlier stays in force.',
  'source.unauthorised':
    'The source refused the token. Check both tokens and enter them again: we do not try again by ourselves.',
  'source.forbidden': 'The source does not allow the list to be read. Ask whoever runs the server for access.',
  'source.gone':
    'There is no list at this address. Check the address or the path to the file; the list received earlier stays in force.',
  'source.denied':
    'The file of the list could not be opened: no access, or it is not a file. Check the path and its permissions.',
  'source.busy': 'The file of the list is just being written. We will read it as soon as it is complete.',
  'source.too-large': 'The list is too large: more than 16 MB or 20,000 services. Split it into several sources.',
  'source.too-slow': 'The list could not be read in the time allowed. Check that it is the right file.',
  'source.malformed': 'The list is damaged and could not be read. Ask whoever keeps it to save the file again.',
  'source.not-catalogue':
    'This is not a list of services. Check the address; the template shows what a list looks like.',
  'source.spreadsheet':
    'This is a spreadsheet workbook, not a list. Save it in Excel as “CSV UTF-8 (Comma delimited)” and give the new file.',
  'source.newer': 'The list was made for a newer version of Pryimalnia. Update the program; nothing was changed.',
  'source.address': 'The address must begin with https:// and hold no name or password.',
  'upload.unreadable': 'The file could not be read: it was moved, changed, or may not be opened. Choose it again.',
  'upload.busy': 'The program is still reading earlier files. Wait a few seconds and try again.',
  'picture.empty': 'The file is empty. Download the picture from the cabinet again.',
  'picture.file-too-large': 'The file is larger than 32 MB. Cut out the part with the code, or save it alone as PNG.',
  'picture.too-large': 'The picture has too many pixels. Cut out the part with the code and save it as PNG.',
  'picture.unknown':
    'This is neither a picture nor a PDF. A PNG, JPEG or PDF file is needed: download it from the diia.gov.ua cabinet.',
  'picture.webp': 'This is a WebP picture, which the program does not read. Open it, save it as PNG and add it again.',
  'picture.gif': 'This is a GIF picture, which the program does not read. Open it, save it as PNG and add it again.',
  'picture.bmp': 'This is a BMP picture, which the program does not read. Open it, save it as PNG and add it again.',
  'picture.tiff': 'This is a TIFF picture, which the program does not read. Open it, save it as PNG and add it again.',
  'picture.heic':
    'This is a HEIC photo from an iPhone, which the program does not read. Take a screenshot of the code, or save the photo as JPEG or PNG.',
  'picture.avif': 'This is an AVIF picture, which the program does not read. Open it, save it as PNG and add it again.',
  'picture.svg':
    'This is an SVG drawing, which the program does not read. Open it, save it as PNG or PDF and add it again.',
  'picture.document':
    'This is a document or an archive, not a picture. Save the document as PDF, or the picture in it as PNG, and add it again.',
  'picture.damaged': 'The file is damaged or was not downloaded completely. Download it from the cabinet again.',
  'picture.locked':
    'The PDF is protected by a password. Open it with the password, save the page with the code as PNG and add that.',
  'picture.no-code':
    'No QR code was found. The whole code must be in view, with the light margin around it; the picture from the cabinet is best.',
  'picture.timeout':
    'The file could not be read in the time allowed. Cut out the part with the code and save it as PNG.',
  'setup.done': 'The first set-up is already complete.',
  'store.newer': 'A newer version of Pryimalnia made this database. Update the program; the database is unchanged.',
  'store.damaged': 'The database is damaged. The program changed nothing in it; restore it from a backup.',
  'store.key': 'The key does not fit the database, or is missing. The database is unchanged; put the key file back.',
  'store.disk':
    'The disk fails to read or write. We keep trying; if it goes on, check the disk and the permissions of the data folder.',
  'store.full': 'The disk is full. Free some space: until then new letters stay on the server.',
  'store.low-space':
    'Less than 1 GB is left on the disk. Intake is paused so that nothing is spoilt; free some space and it goes on by itself.',
  'store.folder': 'The data folder could not be created or opened. Check the path and its permissions: --data.',
  'store.edition':
    'This folder belongs to the other edition: the demo and real work share no data. Choose another folder: --data.',
  'store.busy': 'Another program holds the database. Close it and try again.',
  'settings.damaged': 'The settings are damaged. The program changed nothing; restore them from a backup.',
  'port.taken': 'Another program uses this port. Choose another: --port.',
  internal: 'The program failed. Try again; if it happens again, give the log to whoever looks after Pryimalnia.',
}
