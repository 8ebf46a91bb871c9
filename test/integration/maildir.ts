import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Dovecot } from './dovecot.ts'

/** A user's Maildir written to directly: a delivery agent is a process for each letter. */
export interface Maildir {
  /** Puts a letter as a delivery would, `receivedAt` epoch ms; the server numbers letters in this order. Returns its name. */
  put(letter: string | Uint8Array, receivedAt?: number): string
  /** The same for several that come at one moment, however long each takes to write. */
  putTogether(letters: readonly (string | Uint8Array)[]): void
  /** The letters that are there, in the order in which they were put. */
  names(): readonly string[]
  read(name: string): Uint8Array
  remove(name: string): void
  /** As the server's own table says, which it keeps while nothing else is changed. */
  numbering(): Numbering
  /** The server's tables are lost, or say that letters have these numbers. Only while it does not use them. */
  renumber(numbering?: Numbering): void
}

/** Which number each letter has, by the name that `put` returned. */
export interface Numbering {
  readonly uidValidity: number
  readonly uids: ReadonlyMap<string, number>
  /** One more than the highest when it is not told. */
  readonly uidNext?: number
}

/** No name comes twice, whatever was removed meanwhile. */
let puts = 0

/** `folder` is a name of letters and digits; the inbox without. */
export function openMaildir(dovecot: Dovecot, user: string, folder?: string): Maildir {
  const inbox = dovecot.maildir(user)
  const path = folder === undefined ? inbox : join(inbox, `.${folder}`)
  if (folder !== undefined) openMaildir(dovecot, user)
  for (const place of ['', 'cur', 'new', 'tmp'].map(name => join(path, name))) {
    if (existsSync(place)) continue
    mkdirSync(place)
    // The server works under another user.
    chmodSync(place, 0o777)
  }

  function write(letter: string | Uint8Array, receivedAt: number): string {
    // By the first part of a name the server orders what it finds.
    const name = `${1_700_000_000 + puts++}.M1P1.host`
    const unfinished = join(path, 'tmp', name)
    writeFileSync(unfinished, letter, { mode: 0o644 })
    utimesSync(unfinished, receivedAt / 1_000, receivedAt / 1_000)
    return name
  }

  function deliver(name: string): void {
    renameSync(join(path, 'tmp', name), join(path, 'new', name))
  }

  function readFiles(): readonly { readonly place: string; readonly name: string }[] {
    const files = ['cur', 'new'].flatMap(place => readdirSync(join(path, place)).map(name => ({ place, name })))
    return files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  return {
    put(letter, receivedAt = Date.now()) {
      const name = write(letter, receivedAt)
      deliver(name)
      return name
    },
    putTogether(letters) {
      for (const name of letters.map(letter => write(letter, Date.now()))) deliver(name)
    },
    names: () => readFiles().map(({ name }) => baseOf(name)),
    read(wanted) {
      const { place, name } = readFiles().find(({ name }) => baseOf(name) === wanted)!
      return readFileSync(join(path, place, name))
    },
    remove(removed) {
      for (const { place, name } of readFiles()) if (baseOf(name) === removed) rmSync(join(path, place, name))
    },
    numbering() {
      const [head = '', ...lines] = readFileSync(join(path, 'dovecot-uidlist'), 'utf8').trimEnd().split('\n')
      const [, uidValidity, uidNext] = /V(\d+) N(\d+)/.exec(head)!
      const uids = lines.map(line => [line.slice(line.indexOf(' :') + 2), Number.parseInt(line, 10)] as const)
      return { uidValidity: Number(uidValidity), uidNext: Number(uidNext), uids: new Map(uids) }
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
