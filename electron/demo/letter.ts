import MailComposer from 'nodemailer/lib/mail-composer'
import { encodeWord } from 'nodemailer/lib/mime-funcs'
import { composeAppleLetter } from './letter-apple.ts'
import type { LetterDraft, LetterFile } from './letter-draft.ts'
import { domainOf, letterDate } from './letter-draft.ts'
import { base64Lines } from './mime.ts'
import { chance, digits, hexadecimal } from './random.ts'

/** A letter as the visitor's own mail program builds it, ready to be delivered byte for byte. */
export async function composeLetter(draft: LetterDraft): Promise<Uint8Array> {
  switch (draft.style) {
    case 'android':
      return composeAndroidLetter(draft)
    case 'apple':
      return composeAppleLetter(draft)
    case 'webmail':
      return composeWebmailLetter(draft)
    default:
      return draft.style satisfies never
  }
}

/** Gmail on Android: both text and HTML, attachments with an identifier, Cyrillic names in either notation. */
function composeAndroidLetter(draft: LetterDraft): Promise<Uint8Array> {
  const { random } = draft
  const attachments = draft.copies.map(copy => {
    const id = `f_m${hexadecimal(random, 8)}`
    const part = { content: Buffer.from(copy.bytes), headers: { 'X-Attachment-Id': id, 'Content-ID': `<${id}>` } }
    const mediaType = copy.mediaType ?? 'application/pdf'
    if (chance(random, 0.5)) return { ...part, filename: copy.name, contentType: mediaType }
    return { raw: encodedWordPart(copy, mediaType, id) }
  })
  return build(draft, {
    messageId: `<CA${hexadecimal(random, 20)}=${hexadecimal(random, 16)}@mail.${domainOf(draft)}>`,
    html: `<div dir="auto">${paragraphs(draft.text)}</div>`,
    attachments,
    boundaryPrefix: '000000000000',
  })
}

/** RFC 2047 forbids encoded words inside a parameter; Gmail sends them, the composer cannot. */
function encodedWordPart(copy: LetterFile, mediaType: string, id: string): string {
  const name = /[^ -~]/.test(copy.name) ? encodeWord(copy.name, 'B', 52).replaceAll('?= =?', '?=\r\n\t=?') : copy.name
  return [
    `Content-Type: ${mediaType}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-ID: <${id}>`,
    `X-Attachment-Id: ${id}`,
    '',
    base64Lines(copy.bytes),
  ].join('\r\n')
}

/** A browser: headers in base64, and at times a type that tells nothing. */
function composeWebmailLetter(draft: LetterDraft): Promise<Uint8Array> {
  const { random } = draft
  const isTypeLost = chance(random, 0.25)
  return build(draft, {
    messageId: `<${digits(random, 10)}.${hexadecimal(random, 12)}@${domainOf(draft)}>`,
    html: `<html><body><p>${paragraphs(draft.text)}</p></body></html>`,
    textEncoding: 'B',
    attachments: draft.copies.map(copy => ({
      content: Buffer.from(copy.bytes),
      filename: copy.name,
      contentType: isTypeLost ? 'application/octet-stream' : (copy.mediaType ?? 'application/pdf'),
    })),
    boundaryPrefix: '----=_Part',
  })
}

function build(draft: LetterDraft, options: ConstructorParameters<typeof MailComposer>[0]): Promise<Uint8Array> {
  return new MailComposer({
    from: draft.from,
    to: draft.to,
    subject: draft.subject,
    text: draft.text,
    date: letterDate(draft.date),
    baseBoundary: hexadecimal(draft.random, 16),
    newline: 'win',
    ...options,
  })
    .compile()
    .build()
}

function paragraphs(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')
}
