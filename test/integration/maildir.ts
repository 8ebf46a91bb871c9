import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dovecot } from './dovecot.ts'

/** A user's Maildir written to directly: a delivery agent is a process for each letter. */
export interface Maildir {
  /** Puts a letter as a delivery would, `receivedAt` epoch ms; the server numbers letters in this order. Returns its name. */
  put(letter: string | Uint8Array, receivedAt?: number): string
  /** The letters that are there, in the order in which they were put. */
  names(): readonly string[]
  remove(name: string): void
  /** The server's tables are lost, or say that letters have these numbers. Only while it does not use them. */
  renumber(numbering?: Numbering): void
}

export interface Numbering {
  readonly uidValidity: number
  readonly uids: ReadonlyMap<string, number>
  /** One more than the highest when it is not told. */
  readonly uidNext?: number
}

export function openMaildir(dovecot: Dovecot, user: string): Maildir {
  const path = dovecot.maildir(user)
  for (const name of ['', 'cur', 'new', 'tmp']) {
    const folder = join(path, name)
    if (existsSync(folder)) continue
    mkdirSync(folder)
    // The server works under another user.
    chmodSync(folder, 0o777)
  }
  let count = readFiles().length

  function readFiles(): readonly { readonly folder: string; readonly name: string }[] {
    const files = ['cur', 'new'].flatMap(folder => readdirSync(join(path, folder)).map(name => ({ folder, name })))
    return files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  return {
    put(letter, receivedAt = Date.now()) {
      // By the first part of a name the server orders what it finds.
      const name = `${1_700_000_000 + count++}.M1P1.host`
      const unfinished = join(path, 'tmp', name)
      writeFileSync(unfinished, letter, { mode: 0o644 })
      utimesSync(unfinished, receivedAt / 1_000, receivedAt / 1_000)
      renameSync(unfinished, join(path, 'new', name))
      return name
    },
    names: () => readFiles().map(({ name }) => baseOf(name)),
    remove(removed) {
      for (const { folder, name } of readFiles()) if (baseOf(name) === removed) rmSync(join(path, folder, name))
    },
    renumber(numbering) {
      for (const name of readdirSync(path)) if (/^dovecot[.-]/.test(name)) rmSync(join(path, name), { recursive: true })
      if (!numbering) return
      const { uidValidity, uids, uidNext = Math.max(0, ...uids.values()) + 1 } = numbering
      const lines = [...uids].toSorted(([, a], [, b]) => a - b).map(([name, uid]) => `${uid} :${name}`)
      const guid = uidValidity.toString(16).padStart(32, '0')
      writeFileSync(join(path, 'dovecot-uidlist'), [`3 V${uidValidity} N${uidNext} G${guid}`, ...lines, ''].join('\n'))
      chmodSync(join(path, 'dovecot-uidlist'), 0o666)
    },
  }
}

/** Without the flags. */
const baseOf = (name: string): string => name.replace(/:2,.*$/, '')
