import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A letter that the server gave whole. */
export interface GivenBody {
  readonly uidValidity: string
  readonly uid: number
}

/** What a Dovecot writes down of every word that it says to a client, beneath the protection of the line. */
export interface RawLog {
  /** For the server's configuration. */
  readonly config: string
  /** The bodies that were given since it was asked last. */
  bodies(): readonly GivenBody[]
}

export function createRawLog(path: string): RawLog {
  mkdirSync(path)
  // The server works under another user.
  chmodSync(path, 0o777)
  const read = new Map<string, { readonly at: number; readonly uidValidity: string }>()

  function bodiesIn(name: string): readonly GivenBody[] {
    let { at, uidValidity } = read.get(name) ?? { at: 0, uidValidity: '' }
    const text = readFileSync(join(path, name), 'latin1')
    const bodies: GivenBody[] = []
    for (const [, validity, uid] of text
      .slice(at)
      .matchAll(/\[UIDVALIDITY (\d+)\]|\* \d+ FETCH \([^\r\n]*?UID (\d+)[^\r\n]* BODY\[\]<0> \{\d+\}/g)) {
      if (validity !== undefined) uidValidity = validity
      else bodies.push({ uidValidity, uid: Number(uid) })
    }
    at = text.lastIndexOf('\n') + 1
    read.set(name, { at, uidValidity })
    return bodies
  }

  return {
    config: `\nprotocol imap {\n  rawlog_dir = ${path}\n}\n`,
    bodies: () =>
      readdirSync(path)
        .filter(name => name.endsWith('.out'))
        .flatMap(bodiesIn),
  }
}
