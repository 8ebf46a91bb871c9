import { checkPayload } from './qr-payload.ts'

/** What a code that somebody found is for, as far as its content says. */
export const codeKinds = [
  /** A link of Дія that the reception may show. */
  'service',
  /** Дія's link by which a document on a phone is checked; it lives for three minutes and is no service's. */
  'document-check',
  /** Any other address of the web. */
  'link',
  'payment',
  'wifi',
  'contact',
  'phone',
  'text',
  'binary',
] as const
export type CodeKind = (typeof codeKinds)[number]

/** `https://diia.app/documents/{name}/{id}/verify/{otp}`, and the same under the app's own scheme. */
const documentCheck = /^(?:https|diia):\/\/(?:diia\.app|(?:[a-z0-9-]+\.)+diia\.gov\.ua)\/documents\/.*\/verify\//i

/**
 * How payments begin: the National Bank's code as lines (version 001 and 002) and as an address (003),
 * and EMV's merchant code, whose first field is its version and whose last one is its checksum.
 */
const payments = [
  /^BCD\r?\n00[12]\r?\n/,
  /^https:\/\/(?:[a-z0-9-]+\.)*bank\.gov\.ua\/(?:qr\/)?[\w=-]{20,}$/i,
  /^000201[\x20-\x7e]*6304[0-9A-F]{4}$/i,
]

const beginnings: readonly (readonly [CodeKind, RegExp])[] = [
  ['document-check', documentCheck],
  ...payments.map(payment => ['payment', payment] as const),
  ['wifi', /^WIFI:/i],
  ['contact', /^(?:BEGIN:VCARD\r?\n|MECARD:|BIZCARD:)/i],
  ['phone', /^(?:tel|sms|smsto):/i],
]

/**
 * The kind of a code by its content, for people: it decides nothing that `checkPayload` decides.
 * `isText` is false where the bytes are no text; payments of older programs are such (Windows-1251).
 */
export function codeKind(payload: string, isText: boolean): CodeKind {
  const [kind] = beginnings.find(([, beginning]) => beginning.test(payload)) ?? []
  if (kind !== undefined) return kind
  if (!isText) return 'binary'
  if (checkPayload(payload) === 'ok') return 'service'
  return /^https?:\/\/[^/\s]/i.test(payload) ? 'link' : 'text'
}
