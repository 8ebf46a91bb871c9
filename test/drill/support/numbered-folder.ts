import type { Dovecot } from '../../integration/dovecot.ts'
import { openMaildir, type Maildir } from '../../integration/maildir.ts'
import { createSmallLetter, sha256, type SentLetter } from './small-letters.ts'

/** A folder whose letters are known by what they are, however the server names and numbers them. */
export interface NumberedFolder extends Pick<Maildir, 'numbering' | 'renumber'> {
  /** What lies in it, by the server's name. */
  lying(): ReadonlyMap<string, SentLetter>
  /** Hashes of the letters that ever lay in it. */
  readonly delivered: Set<string>
  /** Of those that were deleted when nobody could know whether they had been fetched. */
  readonly gone: Set<string>
  /** Letters that never were there. */
  compose(count: number): readonly SentLetter[]
  /** Returns their names. */
  put(letters: readonly SentLetter[]): readonly string[]
  /** Returns what they named. */
  remove(names: readonly string[]): readonly SentLetter[]
}

export const user = 'rada'
export const folderName = 'Kopii'

export function openNumberedFolder(dovecot: Dovecot): NumberedFolder {
  const maildir = () => openMaildir(dovecot, user, folderName)
  const letters = new Map<string, SentLetter>()
  const delivered = new Set<string>()
  let composed = 0

  /** The server may write a letter that it moves with other ends of line, and gives it as it was. */
  const hashOf = (file: Uint8Array) =>
    sha256(Buffer.from(Buffer.from(file).toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1'))

  function lying(): ReadonlyMap<string, SentLetter> {
    const { names, read } = maildir()
    return new Map(names().map(name => [name, letters.get(hashOf(read(name)))!]))
  }

  return {
    ...{ lying, delivered, gone: new Set() },
    numbering: () => maildir().numbering(),
    renumber: numbering => maildir().renumber(numbering),
    compose: count => Array.from({ length: count }, () => createSmallLetter(composed++)),
    put(some) {
      const { put } = maildir()
      return some.map(letter => {
        letters.set(letter.sha256, letter)
        delivered.add(letter.sha256)
        return put(letter.raw)
      })
    },
    remove(names) {
      const { read, remove } = maildir()
      return names.map(name => {
        const letter = letters.get(hashOf(read(name)))!
        remove(name)
        return letter
      })
    },
  }
}
