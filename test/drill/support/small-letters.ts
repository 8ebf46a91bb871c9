import { createHash } from 'node:crypto'

export interface SentLetter {
  readonly raw: Buffer
  /** Of `raw`, in hex. */
  readonly sha256: string
}

export interface LetterOptions {
  /** `<…>`, or null for a letter without. */
  readonly messageId?: string | null
  /** Of the PDF in it. */
  readonly fileBytes?: number
}

/** A letter with a PDF that nobody else sends; each from a sender of its own, or many would be held aside as a flood. */
export function createSmallLetter(index: number, options: LetterOptions = {}): SentLetter {
  const { messageId = `<${index}@example.com>`, fileBytes = 200 + ((index * 7_919) % 1_500) } = options
  const noise = Buffer.alloc(fileBytes, createHash('sha512').update(`${index}`).digest('base64'))
  const file = Buffer.concat([
    Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%'),
    noise,
    Buffer.from('\ntrailer<<>>\n%%EOF\n'),
  ])
  const lines = file
    .toString('base64')
    .match(/.{1,76}/g)!
    .join('\r\n')
  const raw = Buffer.from(
    `From: Prykladna Taisiia <v${index}@example.com>\r\nTo: kadry-zrazok@example.org\r\nSubject: letter ${index}\r\n` +
      `${messageId === null ? '' : `Message-ID: ${messageId}\r\n`}Date: Tue, 24 Nov 2026 10:41:07 +0200\r\nMIME-Version: 1.0\r\n` +
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n' +
      '--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; ' +
      `filename="internal-passport-0000000000047-24.11.2026-10_41_07.pdf"\r\n\r\n${lines}\r\n--b--\r\n`,
  )
  return { raw, sha256: sha256(raw) }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
