/** As much as fits a code that a phone reads from a metre and a half; the longest link seen has 182 characters. */
export const payloadLimit = 500

export type PayloadCheck = 'ok' | 'empty' | 'not-link' | 'foreign-host' | 'too-long'

/** Printable ASCII only: an encoded link needs no more, and nothing invisible can hide in it. */
const link = /^https:\/\/([^/?#\\]+)([\x21-\x7e]*)$/i

/** The state's own hosts, matched whole. */
const stateHost = /^(?:diia\.app|(?:[a-z0-9-]+\.)+diia\.gov\.ua)$/i

/** The link by which a document on somebody's phone is checked: Дія's own, alive for three minutes, and no service's. */
const documentCheck = /^\/documents\/.*\/verify\//i

const noHosts: ReadonlySet<string> = new Set()

/**
 * Is this text a link that the Дія cabinet could have issued? `allowed` are hosts that an administrator has added, in
 * lower case.
 * The text is never changed: what reception shows must be what the cabinet issued, byte for byte.
 * The host is matched whole, so `diia.app@example.com` and `diia.app:8080` are somebody else's.
 */
export function checkPayload(text: string, allowed: ReadonlySet<string> = noHosts): PayloadCheck {
  if (text.trim() === '') return 'empty'
  if (text.length > payloadLimit) return 'too-long'
  const [, host, rest] = link.exec(text) ?? []
  if (host === undefined || rest === undefined || /[^\x21-\x7e]/.test(host)) return 'not-link'
  if (!stateHost.test(host) && !allowed.has(host.toLowerCase())) return 'foreign-host'
  if (documentCheck.test(rest)) return 'not-link'
  // The bare address of the site is a link, but not to any service.
  return rest.startsWith('/') && rest.length > 1 ? 'ok' : 'not-link'
}

/** A host that can be allowed: a plain name with a dot in it, no port, no address of a machine. */
export function isHostName(text: string): boolean {
  return /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(text)
}
