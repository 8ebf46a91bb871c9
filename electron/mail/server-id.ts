import type { FetchMessageObject, ImapFlow } from 'imapflow'

/** RFC 8474; Gmail's are shorter. */
const maxServerId = 255

/**
 * What the server calls a letter wherever it lies (RFC 8474, or Gmail's extension); null where it never promised to.
 * imapflow asks for it with every question about letters.
 */
export function serverIdOf(
  { emailId }: FetchMessageObject,
  { capabilities }: Pick<ImapFlow, 'capabilities'>,
): string | null {
  if (!capabilities.has('OBJECTID') && !capabilities.has('X-GM-EXT-1')) return null
  return typeof emailId === 'string' && /^[!-~]+$/.test(emailId) && emailId.length <= maxServerId ? emailId : null
}
