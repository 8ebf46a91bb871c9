import type { ImapFlow } from 'imapflow'
import { maxServerLine } from './limits.ts'

/** What takes imapflow's bytes apart; its types do not tell of it. */
interface Streamer {
  /** Of the answer that is being read, what was read so far. */
  readonly responseBytes: number
  /** Asked about every line, whether a literal follows it. */
  checkLiteralMarker(line: Uint8Array): boolean
  failStream(error: Error): false
}

/**
 * Bounds the words of an answer that goes on behind literals as those of a single line: imapflow bounds its bytes, and
 * of empty literals forty megabytes take a gigabyte to hold.
 */
export function boundAnswers(client: ImapFlow): void {
  const streamer = Reflect.get(client, 'streamer') as Streamer
  const isMarker = streamer.checkLiteralMarker.bind(streamer)
  let words = 0
  streamer.checkLiteralMarker = line => {
    if (streamer.responseBytes === 0) words = 0
    words += line.length
    if (words <= maxServerLine) return isMarker(line)
    return streamer.failStream(Object.assign(new Error('too many words'), { code: 'ResponseTooLarge' }))
  }
}
