import { randomBytes } from 'node:crypto'
import { sha256 } from '../../bench/support/letters.ts'
import { multipart, pdfPart, textPart } from '../../fixtures/letters.ts'

/** A letter as it was sent, and what must be kept of it. */
export interface SentLetter {
  readonly raw: Buffer
  readonly sha256: string
  /** SHA-256 of the file that it carries. */
  readonly file: string
}

const smallestBytes = 20 * 1024
const usualLargestBytes = 200 * 1024
/** So many letters have the same headers, Message-ID and all: what they are told apart by is their content. */
const alike = 4

/** Letters of 20–200 KB with a file each, small ones more often; `from` numbers them on. */
export function createLetters(
  count: number,
  random: () => number,
  from = 0,
  largestBytes = usualLargestBytes,
): readonly SentLetter[] {
  return Array.from({ length: count }, (_, index) => {
    const bytes = Math.round(smallestBytes * (largestBytes / smallestBytes) ** random())
    return createLetter(Math.floor((from + index) / alike), Math.floor(bytes * 0.72))
  })
}

function createLetter(headersOf: number, fileBytes: number): SentLetter {
  // What no compression and no other letter can share.
  const file = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(fileBytes), Buffer.from('\ntrailer<<>>\n%%EOF\n')])
  const name = 'filename="internal-passport-0000000000047-24.11.2026-10_41_07.pdf"'
  const part = pdfPart(['Content-Type: application/pdf', `Content-Disposition: attachment; ${name}`], file)
  const raw = multipart([textPart('Копії'), part], {
    boundary: 'drill',
    headers: [
      `From: Prykladna Taisiia <visitor-${headersOf}@example.com>`,
      `Subject: Copies ${headersOf}`,
      `Message-ID: <${headersOf}@example.com>`,
      'MIME-Version: 1.0',
    ],
  })
  return { raw, sha256: sha256(raw), file: sha256(file) }
}
