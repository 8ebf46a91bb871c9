import type { remedy as source } from '../uk/remedy.ts'
import type { Same } from '../message.ts'

export const remedy: Same<typeof source> = {
  name1: 'Check the server name for a mistake.',
  name2: 'Whoever runs the mail knows the exact IMAP server and port; the mail service’s help tells them too.',
  internet: 'Check whether web pages open on this computer.',
  port: 'Check the port: 993 for TLS, 143 for STARTTLS.',
  firewall: 'If web pages open, ask the network administrator whether the mail port is closed.',
  clock: 'Check the date and the time of this computer: with wrong ones no certificate will do.',
  certificate:
    'Ask whoever runs the mail: the certificate is expired, somebody else’s or signed by an unknown authority.',
  oldProtection: 'If the name is right, the server’s protection is out of date: ask for TLS 1.2 or newer.',
  starttls: 'If STARTTLS is chosen, try TLS and port 993: the program never logs in without protection.',
  folder: 'Choose another folder, or check whether it was renamed.',
  path: 'Check the path: whether there is such a folder, and whether the user that runs the program may read it.',
  limit1: 'Close other mail programs that work on this mailbox.',
  limit2: 'Wait 15 minutes and check the connection again.',
  own1: 'Log in to the mail in a browser with the same name and password: that shows whether the password is right.',
  own2: 'Ask whoever runs the mail whether IMAP is allowed and which user name is needed: the whole address or the part before @.',
  browserDefault: 'Choose a default browser in the system and open any page in it.',
  logInAgain: 'Log in in the browser again: the button is in this form.',
  allow: 'On the log-in page press “Allow” and leave access to mail ticked.',
  consent: 'If the page asks for an administrator’s consent, send it to the institution’s administrator.',
  tenMinutes: 'Keep the telephone for the confirmation at hand: there are 10 minutes to log in.',
  revoked:
    'This happens after a change of password or when access was taken back, and within a week where Google has the program in Testing.',
  sameMailbox: 'Log in to this very mailbox and not to your own: the browser may have offered another one.',
  imapOn: 'Ask whoever runs the mail to check that IMAP is on for the mailbox.',
  scopes: 'Ask whoever registered the program to add both permissions: for mail and for lasting access.',
  clientId: 'Copy the client ID again, whole and without spaces.',
  tenant:
    'For Microsoft check the organisation: the directory ID or the institution’s domain; consumers for a personal mailbox.',
  clientSecret: 'For Google enter the client secret, too; if it was replaced, the new one.',
  registered:
    'Ask whoever registered the program to compare the type of program and the redirect address with the guidance.',
  proxy: 'Ask the network administrator whether a proxy or an antivirus replaces certificates.',
  wait: 'Wait a few minutes and try again.',
  administrator: 'If that does not help, show this message to whoever looks after Pryimalnia.',
}
