import { tenantOf, type MailProvider } from '../../shared/mail-providers.ts'
import type { MailboxSettings, OauthAccess } from '../../shared/model/mailbox.ts'

/** How the owner of a mailbox is proven, as it is being typed. */
export interface LogInDraft {
  /** Null: as the provider suggests. */
  readonly by: 'password' | 'browser' | null
  readonly clientId: string
  /** Null: what the address suggests. */
  readonly tenant: string | null
  readonly clientSecret: string
  /** A log-in in the browser that went well, and for what exactly. */
  readonly done: { readonly id: string; readonly key: string; readonly isStored: boolean } | null
}

export type LogInField = 'client-id' | 'tenant' | 'client-secret' | 'log-in'

export const noLogIn: LogInDraft = { by: null, clientId: '', tenant: null, clientSecret: '', done: null }

/** Whose log-in it is: the mailbox's user by the provider's authority. */
interface Asked {
  readonly logIn: LogInDraft
  readonly address: string
  readonly user: string
  readonly provider: MailProvider | undefined
}

export function isByBrowser({ logIn, provider }: Pick<Asked, 'logIn' | 'provider'>): boolean {
  if (!provider?.authority) return false
  return provider.password === 'none' || logIn.by === 'browser'
}

export const shownTenant = ({ logIn, address }: Pick<Asked, 'logIn' | 'address'>): string =>
  logIn.tenant ?? tenantOf(address)

/** What the institution registered; undefined where there is a password. */
export function oauthOf(asked: Asked): OauthAccess | undefined {
  const authority = asked.provider?.authority
  if (authority === undefined || !isByBrowser(asked)) return undefined
  // It has no meaning at Google, and may not be empty.
  const tenant = authority === 'microsoft' ? shownTenant(asked).trim() : 'common'
  return { kind: 'oauth', authority, clientId: asked.logIn.clientId.trim(), tenant }
}

/** A log-in stands only for what it was made for. */
export function logInKey(asked: Asked): string {
  return JSON.stringify([oauthOf(asked), asked.user, asked.logIn.clientSecret.trim()])
}

/** The log-in that may be used; undefined when there is none, or it was made for something else. */
export function finishedLogIn(asked: Asked): string | undefined {
  const { done } = asked.logIn
  return done !== null && done.key === logInKey(asked) ? done.id : undefined
}

/** A stored mailbox goes on with the log-in that it has. */
export function logInDraftOf(mailboxId: string, settings: MailboxSettings, provider: MailProvider | undefined) {
  if (settings.kind === 'folder' || settings.auth?.kind !== 'oauth') return noLogIn
  const { clientId, tenant } = settings.auth
  const { address, user } = settings
  const logIn: LogInDraft = { ...noLogIn, by: 'browser', clientId, tenant }
  return { ...logIn, done: { id: mailboxId, key: logInKey({ logIn, address, user, provider }), isStored: true } }
}

/** Fields that the authority could not be asked with. */
export function mistakesInRegistration(asked: Asked): readonly LogInField[] {
  const oauth = oauthOf(asked)
  if (oauth === undefined) return []
  const wrong: LogInField[] = []
  if (!/^[\x21-\x7e]{1,200}$/.test(oauth.clientId)) wrong.push('client-id')
  if (!/^[A-Za-z0-9.-]{1,100}$/.test(oauth.tenant)) wrong.push('tenant')
  if (!/^[\x21-\x7e]{0,500}$/.test(asked.logIn.clientSecret.trim())) wrong.push('client-secret')
  return wrong
}
