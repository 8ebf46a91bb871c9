import type { ParseOutcome } from '../domain/letter.ts'
import type { LetterNews } from '../mail/mailbox.ts'

/**
 * What is stored of a letter, and what it is known by. One that could not be fetched is known by its place, written above
 * the headers, if any came: two such letters with the same headers, or with none, stay two, and when one of them ever
 * comes whole (sent again, or from a folder that was numbered anew) it is a letter that was not seen before.
 */
export function rawOf(mailboxId: string, arrived: LetterNews): Uint8Array {
  switch (arrived.kind) {
    case 'letter':
      return arrived.raw
    case 'oversize':
      // Its size beside its headers: neither a shorter letter of the same headers nor these headers alone are this letter.
      return Buffer.concat([Buffer.from(`X-Oversize: ${arrived.bytes}\r\n`), arrived.headers])
    case 'unfetchable': {
      const { folder, uidValidity, uid } = arrived.position
      const place = JSON.stringify([mailboxId, folder, uidValidity, uid])
      return Buffer.concat([Buffer.from(`X-Unfetched: ${place}\r\n`), arrived.headers])
    }
  }
}

const reasons = { oversize: 'letter.too-large', unfetchable: 'letter.unfetchable' } as const

/** At most the headers of such a letter were fetched: who sent it may be known, what it holds is not. */
export function headersOnly(parsed: ParseOutcome, kind: keyof typeof reasons): ParseOutcome {
  const { from, subject } = parsed.kind === 'letter' ? parsed.letter : parsed
  return { kind: 'unreadable', reason: reasons[kind], from, subject }
}
