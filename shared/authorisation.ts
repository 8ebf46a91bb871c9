/** Who lets programs into mailboxes without a password. */
export const authorities = ['google', 'microsoft'] as const
export type Authority = (typeof authorities)[number]

export interface Registration {
  /** The host of the way back: Microsoft leaves the port open only for this name, Google asks for the number. */
  readonly loopback: 'localhost' | '127.0.0.1'
  /** Without this one there are no letters. */
  readonly mailScope: string
  readonly scopes: readonly string[]
}

const outlookMail = 'https://outlook.office.com/IMAP.AccessAsUser.All'

/** What an institution registers with the authority, and we ask it for. */
export const registrations: Readonly<Record<Authority, Registration>> = {
  google: {
    loopback: '127.0.0.1',
    mailScope: 'https://mail.google.com/',
    scopes: ['https://mail.google.com/'],
  },
  microsoft: {
    loopback: 'localhost',
    mailScope: outlookMail,
    // Letters are sent by the same token; where the organisation forbids that, they are received all the same.
    scopes: [outlookMail, 'https://outlook.office.com/SMTP.Send', 'offline_access'],
  },
}
