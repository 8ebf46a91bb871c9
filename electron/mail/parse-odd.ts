import { createHash } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { AppError } from '../../shared/errors.ts'
import { attachmentName } from './mime-headers.ts'
import { maxParts, maxTextSource } from './limits.ts'
import { findProblem, sniffMedia } from './media-kind.ts'
import type { BodyText } from './letter-words.ts'
import type { ParsedPart } from './parsed-letter.ts'

/** Reads a letter whose structure contradicts itself, by a reader that guesses more. Its parts come with their content. */
export async function readOddLetter(bytes: Buffer): Promise<{ words: BodyText[]; parts: ParsedPart[] }> {
  // Its own HTML-to-text recurses: one deeply nested page would cost the whole letter.
  const mail = await simpleParser(bytes, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
  if (mail.attachments.length > maxParts) throw new AppError('letter.too-many-parts')
  return {
    words: [bodyText('text/plain', mail.text), bodyText('text/html', mail.html)].filter(body => body !== null),
    parts: mail.attachments.map(attachment => {
      const type = attachment.contentType.toLowerCase()
      const claim = { type, name: attachmentName(`attachment; filename="${(attachment.filename ?? '').replace(/["\\]/g, '')}"`, '') }
      const media = sniffMedia(attachment.content, claim)
      return {
        name: claim.name,
        declaredType: type,
        media,
        problem: findProblem(attachment.content, media, claim, null, 'identity'),
        bytes: attachment.content.length,
        sha256: createHash('sha256').update(attachment.content).digest('hex'),
        range: null,
        content: Uint8Array.from(attachment.content),
      }
    }),
  }
}

function bodyText(type: string, text: string | false | undefined): BodyText | null {
  if (!text) return null
  return { type, charset: 'utf-8', encoding: 'identity', encoded: Buffer.from(text.slice(0, maxTextSource)) }
}
