import { describe, expect, it } from 'vitest'
import { everyShape, itsFiles, listedBeside } from '../../fixtures/every-shape.ts'
import { signed } from '../../fixtures/cms.ts'
import { jpegBytes, multipart, pdfBytes, pdfPart } from '../../fixtures/letters.ts'
import { furnish, sha256 } from '../store/fixture.ts'
import { letterAt, openIntake } from './intake-place.ts'
import { openApp } from './open-app.ts'

describe('a letter that holds a file of every shape (F18, F19, F20, F22, F23, F24)', () => {
  it('is stored with all of them, each readable and told apart', async () => {
    const { store, take, queue } = openIntake()
    await take(letterAt(1, everyShape()))
    const documents = store.documents.ofPackage(queue()[0]!.id)
    expect(
      documents.map(({ name, media, problem, takenFrom, signatureOf }) => [
        name,
        media,
        problem,
        takenFrom,
        signatureOf,
      ]),
    ).toEqual(itsFiles)
    expect(documents.flatMap(({ isCopy, position }) => (isCopy ? [] : position))).toEqual(listedBeside)
    for (const { id, sha256: hash } of documents) expect(sha256(store.documents.content(id))).toBe(hash)
  })

  it('is shown so that every file says where it comes from and what it belongs to', async () => {
    const opened = openApp({ seed: furnish })
    const { id } = await opened.deliver(everyShape())
    const { copies, others } = await opened.desk('package.get', { id })
    expect(others).toHaveLength(listedBeside.length)
    const names = new Map([...copies, ...others].map(file => [file.id, file.name]))
    const told = (key: 'takenFrom' | 'signatureOf' | 'repeats') =>
      [...copies, ...others].flatMap(({ name, [key]: other }) => (other === null ? [] : [[name, names.get(other)]]))
    expect(told('takenFrom')).toEqual([
      ['Картка.pdf', 'copies.zip'],
      ['around.pdf', 'around.pdf.p7s'],
      ['enclosed.pdf', 'smime.p7m'],
      ['Паспорт.pdf', 'copies.zip'],
    ])
    expect(told('signatureOf')).toEqual([
      ['around.pdf.p7s', 'around.pdf'],
      ['beside.pdf.p7s', 'beside.pdf'],
      ['smime.p7m', 'enclosed.pdf'],
    ])
    expect(told('repeats')).toEqual([
      ['Паспорт.pdf', 'Паспорт.pdf'],
      ['beside.pdf', 'beside.pdf'],
      ['smime.p7s', 'beside.pdf.p7s'],
    ])
  })
})

it('F23: a photograph, three PDFs and a signature are four copies and what belongs to one of them', async () => {
  const { store, take, queue } = openIntake()
  const photo = Buffer.concat([jpegBytes, Buffer.alloc(30_000)])
  const file = (name: string, content: Uint8Array) =>
    pdfPart([`Content-Type: application/octet-stream; name=${name}`], content)
  const pdfs = ['1', '2', '3'].map(name => file(`${name}.pdf`, pdfBytes(name)))
  await take(letterAt(1, multipart([file('photo.jpg', photo), ...pdfs, file('2.pdf.p7s', signed(null))])))
  const { id, copies } = queue()[0]!
  expect(copies).toBe(4)
  expect(store.documents.ofPackage(id).at(-1)).toMatchObject({ isCopy: false, media: 'signature', signatureOf: 2 })
})

describe('one content twice in a letter', () => {
  const named = (name: string) => pdfPart([`Content-Type: application/pdf; name="${name}"`], pdfBytes())
  const copiesOf = async (...names: readonly string[]) => {
    const { take, queue } = openIntake()
    await take(letterAt(1, multipart(names.map(named))))
    return queue()[0]!.copies
  }
  const slug = (type: string, number: number) => `${type}-000000000004${number}-24.11.2026-10_41_07.pdf`

  it('is one copy, whatever it is called the second time', async () => {
    expect(await copiesOf('a.pdf', 'a.pdf')).toBe(1)
    expect(await copiesOf(slug('internal-passport', 7), 'a.pdf')).toBe(1)
    expect(await copiesOf(slug('internal-passport', 7), slug('internal-passport', 8))).toBe(1)
  })

  it('is two where its names say two documents: nobody but the clerk can tell which is right', async () => {
    expect(await copiesOf(slug('internal-passport', 7), slug('taxpayer-card', 7))).toBe(2)
  })
})
