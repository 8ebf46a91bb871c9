import type { Automatic } from '../domain/letter.ts'
import { parseAddresses } from './addresses.ts'
import type { Headers } from './mime-headers.ts'

/** Who writes bounces, by the local part of the address: those of qmail and others say it in no other header. */
const bouncers = /^(mailer-daemon|mail-daemon|postmaster)@/i

/** What autoresponders put into their letters, each in its own way; `Precedence` is theirs beside RFC 3834. */
const replyHeaders = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-mail-autoreply']

/** Whether a program wrote the letter, and which kind of program. By RFC 3834 and the habits of those that are older. */
export function automaticKind(headers: Headers): Automatic | null {
  if (isBounce(headers)) return 'bounce'
  if (isReply(headers)) return 'reply'
  return isProgram(headers) ? 'program' : null
}

function isBounce(headers: Headers): boolean {
  const type = headers.first('content-type')
  if (/^\s*multipart\/report\b/i.test(type)) return !/disposition-notification/i.test(type)
  if (headers.first('x-failed-recipients') !== '') return true
  return bouncers.test(parseAddresses(headers.first('from'), 1)[0]?.address ?? '')
}

function isReply(headers: Headers): boolean {
  // A receipt that a letter was read.
  if (/disposition-notification/i.test(headers.first('content-type'))) return true
  if (/^auto-replied\b|\bvacation\b/i.test(headers.first('auto-submitted').trim())) return true
  if (/^auto.?reply$/i.test(headers.first('precedence').trim())) return true
  return replyHeaders.some(name => !/^(no)?$/i.test(headers.first(name).trim()))
}

function isProgram(headers: Headers): boolean {
  const submitted = headers.first('auto-submitted').trim()
  if (submitted !== '' && !/^no\b/i.test(submitted)) return true
  // An empty return path is a bounce's, and that of other programs that want no bounce themselves.
  if (headers.first('return-path').trim() === '<>') return true
  if (/^(bulk|junk)$/i.test(headers.first('precedence').trim())) return true
  // People write to lists that take letters, such as the group address of an office; a newsletter's takes none.
  return headers.first('list-unsubscribe') !== '' && headers.first('list-post') === ''
}
