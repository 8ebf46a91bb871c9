/** As much as fits a code that a phone reads from a metre and a half; the longest link seen has 182 characters. */
export const payloadLimit = 500

export type PayloadCheck = 'ok' | 'empty' | 'not-link' | 'foreign-host' | 'too-long'

/** Printable ASCII only: an encoded link needs no more, and nothing invisible can hide in it. */
const link = /^https:\/\/([^/?#\\]+)([\x21-\x7e]*)$/i

/**
 * Is this text a link that the Дія cabinet could have issued?
 * The text is never changed: what reception shows must be what the cabinet issued, byte for byte.
 * The host is matched whole, so `diia.app@example.com` and `diia.app:8080` are somebody else's.
 */
export function checkPayload(text: string): PayloadCheck {
  if (text.trim() === '') return 'empty'
  if (text.length > payloadLimit) return 'too-long'
  const [, host, rest] = link.exec(text) ?? []
  if (host === undefined || rest === undefined || /[^\x21-\x7e]/.test(host)) return 'not-link'
  if (!/^(?:diia\.app|(?:[a-z0-9-]+\.)+diia\.gov\.ua)$/i.test(host)) return 'foreign-host'
  // The bare address of the site is a link, but not to any service.
  return rest.startsWith('/') && rest.length > 1 ? 'ok' : 'not-link'
}
