import type { MailAddress, ParsedLetter } from '../domain/letter.ts'
import { singleLine } from '../domain/safe-text.ts'
import { parseAddresses } from './addresses.ts'
import { automaticKind } from './automatic.ts'
import { maxDelivered, maxLine, maxMessageId } from './limits.ts'
import { decodeWords, type Headers } from './mime-headers.ts'
import { readSentAt } from './sent-at.ts'

const nobody: MailAddress = { name: '', address: '' }
/** Postfix, Exim, Fastmail and others each name it their way. */
const deliveryHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to']

/** Who sent the letter and what about: all that is left of one that cannot be read. */
export function letterSource(headers: Headers): Pick<ParsedLetter, 'from' | 'subject'> {
  return {
    from: parseAddresses(headers.first('from') || headers.first('sender'), 1)[0] ?? nobody,
    subject: singleLine(decodeWords(headers.first('subject')), maxLine),
  }
}

/** What the headers of a letter say. */
export function readEnvelope(headers: Headers): Omit<ParsedLetter, 'text' | 'parts'> {
  const messageId = singleLine(headers.first('message-id'), maxMessageId)
  return {
    ...letterSource(headers),
    to: parseAddresses(headers.first('to')),
    cc: parseAddresses(headers.first('cc')),
    deliveredTo: deliveredTo(headers),
    sentAt: readSentAt(decodeWords(headers.first('date'))),
    messageId: messageId || null,
    automatic: automaticKind(headers),
  }
}

function deliveredTo(headers: Headers): string[] {
  const values = deliveryHeaders.flatMap(name => headers.all(name).slice(0, maxDelivered))
  const addresses = values
    .map(value => parseAddresses(value, 1)[0]?.address ?? '')
    .filter(address => address.includes('@'))
  return [...new Set(addresses)].slice(0, maxDelivered)
}
