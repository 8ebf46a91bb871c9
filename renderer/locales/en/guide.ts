import type { guide as source } from '../uk/guide.ts'
import type { Same } from '../message.ts'

export const guide: Same<typeof source> = {
  titleSeparate: '{provider} needs a separate password for programs',
  titleUsual: 'In {provider} access for programs has to be allowed',
  titleBrowser: '{provider} has to know this program before you log in in the browser',
  titleNone: '{provider} lets programs in only by a log-in in the browser',
  titleGov: 'Mail at gov.ua: whoever runs the mail knows how to log in',
  titleOwn: 'A mail server of your own: whoever runs it knows how to log in',

  paste: 'Paste it into the password field and check the connection.',
  check: 'Check the connection.',
  again: 'Check the connection again.',
  lookForImap: 'If the section has another name, look for “IMAP” in the settings.',

  ukrNet1: 'Open this mailbox at mail.ukr.net in a browser.',
  ukrNet2: 'Налаштування › Безпека (Settings › Security): switch on access by IMAP.',
  ukrNet3: 'Create a password for programs there and copy it. The usual one will not do.',
  ukrNetSize: 'ukr.net lets letters of some 18–25 MB through, which is 13–18 MB of files.',

  google1: 'myaccount.google.com › Security › 2-Step Verification: switch it on.',
  google2: 'Open myaccount.google.com/apppasswords, enter the name “Pryimalnia” and create an app password.',
  google3: 'Paste its 16 letters into the password field and check the connection.',
  google4:
    'If there is no such page, the institution’s administrator has closed it. Ask for IMAP and app passwords to be allowed, or choose “Log-in in the browser”.',
  googleSize:
    'Gmail takes letters of up to 50 MB and sends up to 25 MB, which is 18 MB of files. Pryimalnia reads letters of up to 40 MB.',

  googleBrowser1: 'The institution’s administrator opens console.cloud.google.com and creates a project.',
  googleBrowser2:
    'Google Auth Platform › Audience: Internal for a mailbox of the institution. For gmail.com choose External and press Publish app: in Testing the permission is gone every week.',
  googleBrowser3: 'Google Auth Platform › Data Access: add the permission given below.',
  googleBrowser4:
    'Google Auth Platform › Clients › Create client, of type Desktop app. It needs no redirect address to be entered.',
  googleBrowser5: 'Copy the Client ID and the Client secret to here and press “Log in in the browser”.',

  microsoft1: 'The institution’s administrator opens entra.microsoft.com › App registrations › New registration.',
  microsoft2:
    'Supported account types: your organisation only. For outlook.com, hotmail.com and live.com choose Personal Microsoft accounts.',
  microsoft3: 'Redirect URI: the platform Public client/native (mobile & desktop) and the address given below.',
  microsoft4:
    'API permissions › Add a permission › Microsoft Graph › Delegated: IMAP.AccessAsUser.All, SMTP.Send and offline_access. Press Grant admin consent.',
  microsoft5:
    'From Overview copy the Application (client) ID and the Directory (tenant) ID to here. No secret is needed.',
  microsoft6: 'admin.exchange.microsoft.com › Mailboxes › Manage email apps settings: IMAP is on for the mailbox.',
  microsoft7: 'Press “Log in in the browser” and log in to this very mailbox.',
  microsoftSize:
    'Microsoft 365 usually lets letters of up to 36 MB through, which is 26 MB of files; the administrator may have set 25 to 150 MB. Pryimalnia reads letters of up to 40 MB.',

  redirect: 'Redirect address',
  scopes: 'Permissions',
  redirectGoogle: '{address} (the port is another one each time)',

  iUa1: 'Open this mailbox at mail.i.ua in a browser.',
  iUa2: 'Налаштування › Пошта (Settings › Mail): allow mail programs access by IMAP.',
  usualPassword: 'Enter the password of the mailbox here; if a separate one for programs is made there, enter that.',

  metaUa1: 'Open this mailbox at webmail.meta.ua in a browser.',
  metaUa2: 'Налаштування › POP3/IMAP (Settings): allow access by IMAP.',

  bigmir1: 'Open this mailbox at mail.bigmir.net in a browser.',
  bigmir2: 'In the mail settings allow mail programs access by IMAP.',

  zoho1: 'Go to mail.zoho.eu or mail.zoho.com: Settings › Mail Accounts › IMAP: switch on IMAP Access.',
  zoho2: 'accounts.zoho.eu or accounts.zoho.com › Security › App Passwords: create one with the name “Pryimalnia”.',
  zoho3: 'For a mailbox on a domain of your own the server may be imappro.zoho.eu or imappro.zoho.com.',

  yahoo1: 'login.yahoo.com › Account security: switch on two-step verification.',
  yahoo2: 'On the same page: App passwords › create one with the name “Pryimalnia”.',

  icloud1: 'account.apple.com › Sign-In and Security: two-factor authentication has to be on.',
  icloud2: 'On the same page: App-Specific Passwords › create one with the name “Pryimalnia”.',
  icloud3: 'If the server refuses it, leave only the part before @ as the user name.',

  gov1: 'Ask whoever runs the mail for the name of the IMAP server and its port, and whether IMAP is allowed for this mailbox. The name in the field is only a guess.',
  gov2: 'The user name may be the whole address or only the part before @: ask about that, too.',
  gov3: 'A server of an institution often has a certificate of its own. The program shows it and asks once: compare the fingerprint with the administrator.',
  gov4: 'If the mail of the domain is kept by Google or Microsoft, enter the server imap.gmail.com or outlook.office365.com: the guidance will change.',
  own1: 'Ask whoever runs the domain’s mail (the hosting or an administrator) for the name of the IMAP server and its port. The name in the field is only a guess.',
}
