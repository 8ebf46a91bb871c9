import { randomBytes } from 'node:crypto'
import { createDice } from '../../fixtures/hostile-pdfs.ts'
import { sha256, type SentLetter } from './small-letters.ts'

const lineBytes = 57
const shareWithFile = 0.6

export interface FileSizes {
  readonly least: number
  readonly most: number
}

/** Letters of many senders, three of five with a PDF; made as fast as a disk takes them, each of them unlike the others. */
export function* burstLetters(count: number, { least, most }: FileSizes): Generator<SentLetter> {
  const dice = createDice(5)
  const noise = linesOf(randomBytes(Math.ceil(most / lineBytes) * lineBytes))
  const bytesOfLine = 78
  for (let index = 0; index < count; index++) {
    const head = Buffer.from(
      `From: Prykladna Taisiia <v${index}@example.com>\r\nTo: kadry-zrazok@example.org\r\nSubject: letter ${index}\r\n` +
        `Message-ID: <burst-${index}@example.com>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n` +
        '--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n',
    )
    const parts = [head]
    if (dice() < shareWithFile) {
      // Small files are more frequent than large ones.
      const bytes = least * (most / least) ** dice()
      parts.push(
        Buffer.from(
          '--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; ' +
            'filename="internal-passport-0000000000047-24.11.2026-10_41_07.pdf"\r\n\r\n',
        ),
        linesOf(Buffer.from(`%PDF-1.4\n%${index}`.padEnd(lineBytes, ' '))),
        noise.subarray(0, Math.ceil(bytes / lineBytes) * bytesOfLine),
        linesOf(Buffer.from('\ntrailer<<>>\n%%EOF\n')),
      )
    }
    const raw = Buffer.concat([...parts, Buffer.from('--b--\r\n')])
    yield { raw, sha256: sha256(raw) }
  }
}

/** Base64 in lines of 76, each with its end. */
function linesOf(bytes: Uint8Array): Buffer<ArrayBuffer> {
  const text = Buffer.from(bytes).toString('base64')
  return Buffer.from(text.replaceAll(/.{1,76}/g, '$&\r\n'))
}
