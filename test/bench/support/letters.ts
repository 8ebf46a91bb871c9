import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../fakes/app.ts'
import type { Dovecot } from '../../integration/dovecot.ts'

/** What was put into a mailbox, by SHA-256 in hex: every letter and the file that it carries. */
export interface Delivered {
  readonly letters: ReadonlySet<string>
  readonly files: ReadonlySet<string>
  readonly bytes: number
}

/** Puts letters with a PDF each into a mailbox. */
export async function fillMailbox(dovecot: Dovecot, count: number, pdfBytes: number, user: string): Promise<Delivered> {
  const letters = new Set<string>()
  const files = new Set<string>()
  let bytes = 0
  function* create(): Generator<Buffer> {
    for (let index = 0; index < count; index++) {
      const file = createFile(pdfBytes)
      const letter = createLetter(index, file)
      letters.add(sha256(letter))
      files.add(sha256(file))
      bytes += letter.length
      yield letter
    }
  }
  await importLetters(dovecot, create(), user)
  return { letters, files, bytes }
}

/** Puts letters into a mailbox, past the delivery agent: a thousand processes would take half a minute. */
export async function importLetters(dovecot: Dovecot, letters: Iterable<Uint8Array>, user: string): Promise<void> {
  const folder = temporaryFolder('bench-letters')
  try {
    const maildir = join(folder.path, 'maildir')
    for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, name), { recursive: true })
    // The name gives the order; the server numbers letters by it.
    let second = 1_700_000_000
    for (const letter of letters) writeFileSync(join(maildir, 'cur', `${second++}.bench:2,`), letter, { mode: 0o644 })
    for (const path of [folder.path, maildir, ...['cur', 'new', 'tmp'].map(name => join(maildir, name))])
      chmodSync(path, 0o777)
    await dovecot.doveadm('import', '-u', user, `maildir:${maildir}`, '', 'ALL')
  } finally {
    folder.remove()
  }
}

/** A PDF by its two ends; between them what no compression can shorten, as in a scan. */
function createFile(bytes: number): Buffer {
  const head = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n')
  const tail = Buffer.from('\ntrailer<<>>\n%%EOF\n')
  return Buffer.concat([head, randomBytes(bytes - head.length - tail.length), tail])
}

function createLetter(index: number, file: Buffer): Buffer {
  const lines = file
    .toString('base64')
    .match(/.{1,76}/g)!
    .join('\r\n')
  return Buffer.from(
    `From: Prykladna Taisiia <v${index}@example.com>\r\nTo: kadry-zrazok@example.org\r\nSubject: letter ${index}\r\n` +
      `Message-ID: <${index}@example.com>\r\nDate: Tue, 24 Nov 2026 10:41:07 +0200\r\nMIME-Version: 1.0\r\n` +
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n' +
      '--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; ' +
      `filename="internal-passport-0000000000047-24.11.2026-10_41_07.pdf"\r\n\r\n${lines}\r\n--b--\r\n`,
  )
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
