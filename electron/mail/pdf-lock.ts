import { opensWithout } from './pdf-password.ts'
import { readPdfDictionary, readPdfString } from './pdf-values.ts'

/**
 * `owner`: a password is needed to change or print the file, and anybody may read it. `password`: nothing is seen
 * without one; so is every lock of an unknown make.
 */
export type PdfLock = 'none' | 'owner' | 'password'

/** One trailer for each time the file was saved: nobody saves a copy so often. */
const encryptTries = 1_000
/** Places that look like a file's identity; each may cost a long look. */
const idTries = 20
/** Room for a dictionary of a lock; real ones take 1 KB. */
const lockBytes = 16 * 1_024

export function pdfLock(pdf: Buffer): PdfLock {
  const place = findEncrypt(pdf)
  if (place === null) return 'none'
  const lock = readPdfDictionary(pdf.toString('latin1', place, place + lockBytes), 0)
  return lock && opensWithout(lock, fileId(pdf)) ? 'owner' : 'password'
}

/**
 * Where the dictionary behind `/Encrypt` of the last trailer or cross-reference stream begins, both of which are written
 * plainly; the file's end when it lies nowhere.
 */
function findEncrypt(pdf: Buffer): number | null {
  let at = pdf.lastIndexOf('/Encrypt')
  for (let tries = 0; at >= 0 && tries < encryptTries; tries += 1) {
    const behind = pdf.toString('latin1', at + 8, at + 40)
    const direct = /^\s*<</.exec(behind)
    if (direct) return at + 8 + direct[0].length - 2
    const [, object, generation] = /^\s*(\d{1,10})\s+(\d{1,5})\s+R/.exec(behind) ?? []
    if (object !== undefined) return findObject(pdf, `${object} ${generation} obj`)
    at = at === 0 ? -1 : pdf.lastIndexOf('/Encrypt', at - 1)
  }
  return null
}

function findObject(pdf: Buffer, mark: string): number {
  let at = pdf.lastIndexOf(mark)
  for (let tries = 0; at >= 0 && tries < encryptTries; tries += 1) {
    const isOther = at > 0 && /\d/.test(String.fromCharCode(pdf[at - 1]!))
    if (!isOther)
      return at + mark.length + /^\s*/.exec(pdf.toString('latin1', at + mark.length, at + mark.length + 40))![0].length
    at = at === 0 ? -1 : pdf.lastIndexOf(mark, at - 1)
  }
  return pdf.length
}

/** The first half of the file's identity, which is part of every older key; empty when there is none. */
function fileId(pdf: Buffer): Buffer {
  let at = pdf.lastIndexOf('/ID')
  for (let tries = 0; at >= 0 && tries < idTries; tries += 1) {
    const text = pdf.toString('latin1', at + 3, at + 2_000)
    const open = /^\s*\[\s*(?=[<(])/.exec(text)
    if (open) {
      try {
        return readPdfString(text, open[0].length).bytes
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
      }
    }
    at = at === 0 ? -1 : pdf.lastIndexOf('/ID', at - 1)
  }
  return Buffer.alloc(0)
}
