import { Readable } from 'node:stream'
import type { AttachmentStream, MessageText } from 'mailparser'
import { maxHeaderBytes, maxLetterBytes, maxParts, maxRawName } from './limits.ts'

/** A file as another reader found it, decoded. */
export interface FoundFile {
  readonly name: string
  readonly type: string
  readonly content: Buffer
}

const sliceBytes = 64 * 1024

/**
 * What mailparser finds in a letter, up to the limits and until `signal` aborts. Never throws for what is in the letter;
 * what mailparser throws behind our back takes the thread down, and the letter is read again without it.
 */
export async function readWithMailparser(bytes: Buffer, signal: AbortSignal): Promise<readonly FoundFile[]> {
  // Few letters need it, and it is large.
  const { MailParser } = await import('mailparser')
  const parser = new MailParser({ skipHtmlToText: true, ...unasked, ...limits })
  const files: FoundFile[] = []
  let begun = 0
  let total = 0
  return new Promise(resolve => {
    // Whatever ends the reading: what was found until then is worth having.
    const finish = (): void => {
      source.destroy()
      resolve(files)
    }
    parser.on('data', (part: AttachmentStream | MessageText) => {
      if (part.type !== 'attachment') return
      if (++begun > maxParts) return finish()
      const chunks: Buffer[] = []
      part.content.on('data', (chunk: Buffer) => {
        total += chunk.length
        if (total > maxLetterBytes) finish()
        else chunks.push(chunk)
      })
      part.content.once('error', finish)
      part.content.once('end', () => {
        files.push({ name: textOf(part.filename), type: textOf(part.contentType), content: Buffer.concat(chunks) })
        part.release()
      })
    })
    parser.once('end', finish).on('error', finish)
    signal.addEventListener('abort', finish)
    const source = Readable.from(slices(bytes))
    source.pipe(parser)
  })
}

/** Words are never taken from the second reading. */
const unasked = { skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true, keepDeliveryStatus: true }
/** The splitter's own; twice the leaves, as a node may hold no leaf but other nodes. */
const limits = { maxHeadSize: maxHeaderBytes, maxChildNodes: maxParts * 2 }

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += sliceBytes) yield bytes.subarray(at, at + sliceBytes)
}

/** The parser gives `false` for what a part does not say. */
const textOf = (value: string | false | undefined): string => (value || '').slice(0, maxRawName).toWellFormed()
