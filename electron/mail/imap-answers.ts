import type { ImapFlow } from 'imapflow'
import { maxLetterBytes, maxServerLine, plainAnswerBytes } from './limits.ts'

/** What takes imapflow's bytes apart; its types do not tell of it. */
interface Streamer {
  /** Of the answer that is being read, what was read so far. */
  readonly responseBytes: number
  /** Of the literal that was just announced, what is to come. */
  readonly literalWaiting: number
  /** Asked about every line, whether a literal follows it. */
  checkLiteralMarker(line: Uint8Array): boolean
  failStream(error: Error): false
}

/** What a server may send. */
export interface AnswerBounds {
  /** A question is asked whose answer holds so many bytes of letters; the function says that it was answered. */
  ask(bytes: number): () => void
}

/**
 * Bounds what a server sends by what it was asked. The words of an answer that goes on behind literals count as those
 * of a single line: imapflow bounds its bytes, and of empty literals forty megabytes take a gigabyte to hold. And all
 * that comes until a question is answered counts against it: letters that nobody asked for are as large.
 */
export function boundAnswers(client: ImapFlow): AnswerBounds {
  const streamer = Reflect.get(client, 'streamer') as Streamer
  const isMarker = streamer.checkLiteralMarker.bind(streamer)
  /** In their order: the client asks one at a time, and what comes answers the first. */
  const asking: { left: number }[] = []
  let unasked = { left: plainAnswerBytes }
  let words = 0

  const fail = (reason: string): false =>
    streamer.failStream(Object.assign(new Error(reason), { code: 'ResponseTooLarge' }))

  streamer.checkLiteralMarker = line => {
    if (streamer.responseBytes === 0) words = 0
    words += line.length
    if (words > maxServerLine) return fail('too many words')
    const hasLiteral = isMarker(line)
    const question = asking[0] ?? unasked
    question.left -= line.length + (hasLiteral ? streamer.literalWaiting : 0)
    return question.left >= 0 ? hasLiteral : fail('more than was asked for')
  }
  return {
    ask(bytes) {
      // Some servers send a whole letter where a part was asked for, and have told less of it than it is.
      const question = { left: plainAnswerBytes + (bytes > 0 ? bytes + maxLetterBytes : 0) }
      asking.push(question)
      unasked = { left: plainAnswerBytes }
      return () => void asking.splice(asking.indexOf(question), 1)
    },
  }
}
