import { buildHeaderParam, encodeWord, encodeWords } from 'nodemailer/lib/mime-funcs'
import type { LetterDraft, LetterFile } from './letter-draft.ts'
import { domainOf, letterDate } from './letter-draft.ts'
import { base64Lines } from './mime.ts'
import { hexadecimal } from './random.ts'

const lineBreak = '\r\n'

/**
 * Mail on an iPhone: attachments are inline and stand among pieces of text, long names are cut into numbered
 * pieces by RFC 2231. Written by hand, as no composer builds text after an attachment.
 */
export function composeAppleLetter(draft: LetterDraft): Uint8Array {
  const { random, from } = draft
  const identifier = () => [8, 4, 4, 4, 12].map(length => hexadecimal(random, length).toUpperCase()).join('-')
  const boundary = `Apple-Mail-${identifier()}`
  const head = [
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    'Content-Transfer-Encoding: 7bit',
    `From: ${from.name === '' ? from.address : `${word(from.name)} <${from.address}>`}`,
    'Mime-Version: 1.0 (1.0)',
    `Date: ${letterDate(draft.date)}`,
    `Subject: ${word(draft.subject)}`,
    `Message-Id: <${identifier()}@${domainOf(draft)}>`,
    `To: ${encodeWords(draft.to, 'Q', 52)}`,
    'X-Mailer: iPhone Mail (22A3354)',
  ]
  const parts = [
    textPart(draft.text),
    ...draft.copies.flatMap((copy, index) => {
      const isLast = index === draft.copies.length - 1
      return [filePart(copy), textPart(isLast ? '\r\n\r\nНадіслано з iPhone' : '\r\n')]
    }),
  ]
  const body = parts.map(part => `--${boundary}${lineBreak}${part}${lineBreak}`).join('')
  return Buffer.from(`${head.join(lineBreak)}${lineBreak}${lineBreak}${body}--${boundary}--${lineBreak}`, 'ascii')
}

function textPart(text: string): string {
  const isPlain = /^[\r\n -~]*$/.test(text)
  return [
    `Content-Type: text/plain; charset=${isPlain ? 'us-ascii' : 'utf-8'}`,
    `Content-Transfer-Encoding: ${isPlain ? '7bit' : 'base64'}`,
    '',
    isPlain ? text : base64Lines(Buffer.from(text)),
  ].join(lineBreak)
}

function filePart({ name, bytes, mediaType }: LetterFile): string {
  return [
    `Content-Type: ${mediaType ?? 'application/pdf'};${parameters('name', name)}`,
    `Content-Disposition: inline;${parameters('filename', name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(bytes),
  ].join(lineBreak)
}

function parameters(key: string, value: string): string {
  if (/^[!-~]+$/.test(value)) return `${lineBreak}\t${key}="${value}"`
  return buildHeaderParam(key, value, 60)
    .map(piece => `${lineBreak}\t${piece.key}=${piece.value}`)
    .join(';')
}

function word(text: string): string {
  if (/^[ -~]*$/.test(text)) return text
  return encodeWord(text, 'Q', 52).replaceAll('?= =?', `?=${lineBreak} =?`)
}
