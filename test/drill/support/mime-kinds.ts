import { releaseBytes } from '../../../electron/mail/release-bytes.ts'
import { envelope, jpegBytes, pdfBytes } from '../../fixtures/letters.ts'

/*
 * The drill's own memory is measured with that of the readers: what is not needed is given back, and nothing is a
 * string of the letter's size.
 */

/** A letter made to hurt, of about so many bytes. */
export type MimeKind = (bytes: number) => Buffer

const end = '\r\n'
const head = envelope.join(end) + end
const pdf = `Content-Type: application/pdf; name=a.pdf${end}Content-Transfer-Encoding: base64${end}${end}`
const encodedPdf = pdfBytes().toString('base64')
const mixed = `Content-Type: multipart/mixed; boundary=b${end}${end}`

const fill = (unit: string | Uint8Array, bytes: number): Buffer => Buffer.alloc(Math.max(1, bytes), unit)
/** `write(0) + write(1) + …` up to about so many bytes. */
function count(bytes: number, write: (at: number) => string): Buffer {
  const buffer = Buffer.alloc(Math.ceil(bytes) + 1_000)
  let length = 0
  for (let at = 0; length < bytes; at++) length += buffer.write(write(at), length, 'latin1')
  return buffer.subarray(0, length)
}

function letter(...pieces: readonly (string | Uint8Array)[]): Buffer {
  const written = [head, ...pieces].map(piece => (typeof piece === 'string' ? Buffer.from(piece) : piece))
  const whole = Buffer.concat(written)
  written.forEach(releaseBytes)
  return whole
}

/** One hostile header, and a PDF that may be found or not. */
const withHeader = (name: string, value: string | Uint8Array): Buffer =>
  letter(`${name}: `, value, end, mixed, `--b${end}${pdf}${encodedPdf}${end}--b--${end}`)
/** One part whose headers and body are hostile. */
const withPart = (headers: string | Uint8Array, body: string | Uint8Array): Buffer =>
  letter(mixed, `--b${end}`, headers, end, end, body, `${end}--b--${end}`)

/** Base64 in base64: each level is a third longer than what it holds. */
function wrapped(bytes: number): Buffer {
  const open = `Content-Type: message/rfc822${end}Content-Transfer-Encoding: base64${end}${end}`
  let inner = Buffer.concat([Buffer.from(`Content-Type: text/plain${end}${end}`), fill('words ', bytes / 10)])
  for (let levels = 0; levels < 8; levels++) {
    const outer = Buffer.alloc(open.length + Math.ceil(inner.length / 3) * 4, open)
    for (let at = 0, to = open.length; at < inner.length; at += 3_000)
      to += outer.write(inner.toString('base64', at, at + 3_000), to, 'latin1')
    releaseBytes(inner)
    inner = outer
  }
  return letter(inner)
}

export const mimeKinds: Readonly<Record<string, MimeKind>> = {
  'multiparts in multiparts': bytes =>
    letter(
      count(bytes, at => `Content-Type: multipart/mixed; boundary=n${at}${end}${end}--n${at}${end}`),
      'deep',
    ),
  'letters in letters': bytes =>
    letter(
      count(bytes, () => `Content-Type: message/rfc822${end}${end}`),
      'deep',
    ),
  'letters in letters, each encoded': wrapped,
  'parts of words': bytes => letter(mixed, fill(`--b${end}${end}a${end}`, bytes)),
  'parts of nothing': bytes => letter(mixed, fill(`--b${end}`, bytes)),
  'parts that are files': bytes => letter(mixed, fill(`--b${end}${pdf}${encodedPdf}${end}`, bytes)),
  'a closing boundary again and again': bytes =>
    letter(mixed, `--b${end}${pdf}${encodedPdf}${end}`, fill(`--b--${end}`, bytes)),
  'near misses of a boundary': bytes => withPart(pdf.trim(), fill(`${end}--bx`, bytes)),
  'a boundary as long as the letter': bytes => {
    const boundary = 'b'.repeat(bytes / 3)
    return letter(
      `Content-Type: multipart/mixed; boundary=${boundary}${end}${end}--${boundary}${end}${pdf}${encodedPdf}`,
    )
  },
  'one long header': bytes => withHeader('X-Long', fill('x', bytes)),
  'many headers': bytes =>
    letter(
      count(bytes, at => `X-${at}: ${at}${end}`),
      end,
      'words',
    ),
  'one header many times': bytes => letter(fill(`Content-Type: text/plain${end}`, bytes), end, 'words'),
  'a header of folds': bytes => withHeader('Subject', fill(`${end} a`, bytes)),
  'a header of lone carriage returns': bytes => withHeader('Subject', fill('a\r', bytes)),
  'a header of comments': bytes => withHeader('Content-Disposition', fill('(', bytes)),
  'a header of parameters': bytes => withHeader('Content-Disposition', fill('; a*0*=%41; a*1="', bytes)),
  'a list of addresses': bytes =>
    withHeader(
      'To',
      count(bytes, at => `n${at} <a${at}@example.com>, `),
    ),
  'an address of quotes and brackets': bytes => withHeader('Cc', fill('"(<,;:\\', bytes)),
  'encoded words': bytes => withHeader('Subject', fill('=?utf-8?B?0Lo=?= ', bytes)),
  'encoded words that never end': bytes => withHeader('Subject', fill('=?utf-8?Q?', bytes)),
  'a name of paths and turns': bytes =>
    withPart(`Content-Type: application/pdf; name="${'../CON\u202E\u0301'.repeat(bytes / 12)}"`, encodedPdf),
  'a name in pieces': bytes =>
    withPart(
      count(bytes, at => (at === 0 ? 'Content-Disposition: attachment' : `;${end} filename*${at}*=%41`)),
      encodedPdf,
    ),
  'base64 of padding': bytes => withPart(pdf.trim(), fill('QQ==', bytes)),
  'base64 of dirt': bytes =>
    withPart(
      pdf.trim(),
      fill(
        Uint8Array.from({ length: 251 }, (_, at) => at),
        bytes,
      ),
    ),
  'quoted-printable of escapes': bytes =>
    withPart(`Content-Type: application/pdf${end}Content-Transfer-Encoding: quoted-printable`, fill('= \t=0=', bytes)),
  'HTML of open tags': bytes => withPart('Content-Type: text/html', fill('<div><a href="', bytes)),
  'HTML of comments and entities': bytes => withPart('Content-Type: text/html', fill('<!--&#x;&<script>', bytes)),
  'HTML of tags on lines': bytes => withPart('Content-Type: text/html', fill(`<b>${end}`, bytes)),
  'HTML of blanks': bytes => withPart('Content-Type: text/html', Buffer.concat([Buffer.from('x'), fill(' ', bytes)])),
  'words of links': bytes => withPart('Content-Disposition: odd', fill('xn--a.xn--b.xn--', bytes)),
  'an alphabet that switches': bytes =>
    withPart('Content-Type: text/plain; charset=iso-2022-jp', fill('\x1B$B\x1B(B', bytes)),
  'nothing but zeros': bytes => fill('\0', bytes),
  'nothing but line ends': bytes => letter(fill('\n', bytes)),
  'pictures without a header': bytes => letter(mixed, fill(Buffer.concat([Buffer.from('--b\n\n'), jpegBytes]), bytes)),
}
