import { describe, expect, it } from 'vitest'
import { pdfLock } from '../../../electron/mail/pdf-lock.ts'
import { multipart, pdfPart } from '../../fixtures/letters.ts'
import { lockedPdf, type Lock } from '../../fixtures/locked-pdfs.ts'
import { onePage } from '../../fixtures/raw-pdf.ts'
import { readPdf } from '../../fixtures/read-pdf.ts'
import { parse } from './parsed.ts'

const named = ['Content-Type: application/pdf; name="a.pdf"']
const problemOf = (pdf: Buffer) => parse(multipart([pdfPart(named, pdf)])).parts[0]!.problem
/** Whether pdf.js, the reader of the desk, shows it without asking. */
const opens = (pdf: Buffer) =>
  readPdf(pdf).then(
    ({ pages }) => pages === 1,
    () => false,
  )

const signature = '/AcroForm<</SigFlags 3/Fields[]>>/Perms<</DocMDP<</Type/Sig/ByteRange[0 10 20 10]/Contents<00>>>>>'
const makes: readonly (readonly [string, Pick<Lock, 'revision'> & Partial<Lock>])[] = [
  ['40-bit RC4', { revision: 2 }],
  ['128-bit RC4', { revision: 3 }],
  ['128-bit AES', { revision: 4 }],
  ['128-bit AES, its description open', { revision: 4, metadataOpen: true }],
  ['256-bit AES as Acrobat 9 made it', { revision: 5 }],
  ['256-bit AES', { revision: 6 }],
  ['strings in brackets', { revision: 3, literal: true }],
  ['signed and locked', { revision: 6, catalog: signature }],
]

describe.each(makes)('F24: a PDF that is locked: %s', (_, make) => {
  it('against changes only, is shown like any other', async () => {
    const pdf = lockedPdf({ user: '', owner: 'власник', ...make })
    expect(await opens(pdf)).toBe(true)
    expect(pdfLock(pdf)).toBe('owner')
    expect(problemOf(pdf)).toBeNull()
  })

  it('with a password, is kept and says so', async () => {
    const pdf = lockedPdf({ user: 'таємниця', owner: 'власник', ...make })
    expect(await opens(pdf)).toBe(false)
    expect(pdfLock(pdf)).toBe('password')
    expect(problemOf(pdf)).toBe('encrypted')
  })
})

describe('F24: what is no lock, and what nobody can tell', () => {
  it('a signed PDF is not locked', () => {
    expect(problemOf(onePage({ catalog: signature }))).toBeNull()
  })

  it('a page may write of /Encrypt', () => {
    expect(pdfLock(onePage({ content: '(/Encrypt /Encrypt 5) Tj' }))).toBe('none')
  })

  it.each<[string, Buffer]>([
    ['for the owners of certificates', onePage({ trailer: '/Encrypt<</Filter/Adobe.PubSec/V 4>>' })],
    ['of a make to come', onePage({ trailer: '/Encrypt<</Filter/Standard/V 9/R 9/O<00>/U<00>>>' })],
    ['that lies nowhere', onePage({ trailer: '/Encrypt 77 0 R' })],
    ['that is no dictionary', onePage({ more: ['(words)'], trailer: '/Encrypt 5 0 R' })],
    ['that never ends', onePage({ trailer: `/Encrypt<</Filter/Standard/CF${'<</A'.repeat(3_000)}` })],
    ['with a string that never ends', onePage({ trailer: '/Encrypt<</Filter/Standard/O(((' })],
    ['of 10,000 entries', onePage({ trailer: `/Encrypt<<${'/A 1'.repeat(3_000)}>>` })],
  ])('a lock %s is one with a password', (_, pdf) => expect(pdfLock(pdf)).toBe('password'))

  it('a lock that was put on later counts', () => {
    const locked = lockedPdf({ revision: 3, user: 'a', owner: 'b' })
    expect(pdfLock(Buffer.concat([onePage(), locked]))).toBe('password')
  })
})
