import { registrations, type Authority, type Registration } from '../../../shared/authorisation.ts'

/** What an institution registered with the authority; nothing of it is shipped with the program. */
export interface OauthClient {
  readonly authority: Authority
  readonly clientId: string
  /** Google gives one to programs too and wants it back; whoever has the program could read it, so it proves nothing. */
  readonly clientSecret: string | null
  /** Microsoft's name of the organisation, or `common`, `organizations`, `consumers`. */
  readonly tenant: string
}

export interface AuthorityEndpoints extends Registration {
  readonly authorise: string
  readonly token: string
  /** Null where nothing can be taken back by a program. */
  readonly revoke: string | null
  /** The mail servers that its tokens are for: nobody else is shown one. */
  readonly hosts: readonly string[]
  /** Without these Google gives no refresh token the second time. */
  readonly parameters: Readonly<Record<string, string>>
}

/** RFC 6749 end points as their owners publish them. */
export function endpointsOf({ authority, tenant }: OauthClient): AuthorityEndpoints {
  switch (authority) {
    case 'google':
      return {
        ...registrations.google,
        authorise: 'https://accounts.google.com/o/oauth2/v2/auth',
        token: 'https://oauth2.googleapis.com/token',
        revoke: 'https://oauth2.googleapis.com/revoke',
        hosts: ['imap.gmail.com', 'imap.googlemail.com', 'smtp.gmail.com'],
        parameters: { access_type: 'offline', prompt: 'consent' },
      }
    case 'microsoft': {
      const base = `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0`
      return {
        ...registrations.microsoft,
        authorise: `${base}/authorize`,
        token: `${base}/token`,
        revoke: null,
        hosts: ['outlook.office365.com', 'outlook.office.com', 'smtp.office365.com'],
        parameters: { prompt: 'select_account' },
      }
    }
    default:
      return authority satisfies never
  }
}
