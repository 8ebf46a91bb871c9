import { writeFileSync } from 'node:fs'
import type { Dovecot } from '../../integration/dovecot.ts'
import type { DeskProgram } from './desk-program.ts'
import { folderName, user, type NumberedFolder } from './numbered-folder.ts'
import type { SentLetter } from './small-letters.ts'

export interface ChangePlace {
  readonly dovecot: Dovecot
  readonly folder: NumberedFolder
  readonly desk: () => DeskProgram
  /** A file that is part of the server's configuration from its next start. */
  readonly configFile: string
  /** Letters of another account, which come back in their turn. */
  away: readonly SentLetter[]
}

/** Something that a server, an administrator or another client does to a folder. */
export interface NumberingChange {
  readonly name: string
  /** The same numbers of the same UIDVALIDITY name other letters from now on, which no server may do. */
  readonly breaksPromise: boolean
  change(place: ChangePlace): Promise<void>
}

const capabilities =
  'imap_capability = IMAP4rev1 SASL-IR LITERAL+ ID ENABLE IDLE NAMESPACE UIDPLUS LIST-EXTENDED CHILDREN UNSELECT SPECIAL-USE\n'

export const numberingChanges: readonly NumberingChange[] = [
  {
    name: 'its tables are lost',
    breaksPromise: false,
    change: ({ dovecot, folder }) => dovecot.restart(() => folder.renumber()),
  },
  {
    name: 'another UIDVALIDITY under the open connection',
    breaksPromise: false,
    async change({ dovecot, folder }) {
      // Far from what the server would choose next.
      const uidValidity = folder.numbering().uidValidity + 1_000
      await dovecot.doveadm('mailbox', 'update', '--uid-validity', `${uidValidity}`, '-u', user, folderName)
    },
  },
  {
    name: 'a tenth of the numbers given to other letters',
    breaksPromise: true,
    change: ({ dovecot, folder }) =>
      dovecot.restart(() => {
        const { uidValidity, uids } = folder.numbering()
        const taken = [...uids].filter((_, at) => at % 10 === 3)
        folder.remove(taken.map(([name]) => name))
        const others = folder.put(folder.compose(taken.length)).map((name, at) => [name, taken[at]![1]] as const)
        const kept = [...uids].filter((_, at) => at % 10 !== 3)
        folder.renumber({ uidValidity, uids: new Map([...kept, ...others]) })
      }),
  },
  {
    name: 'its newest letters are gone and their numbers given again',
    breaksPromise: true,
    change: ({ dovecot, folder }) =>
      dovecot.restart(() => {
        const { uidValidity, uids } = folder.numbering()
        const count = Math.ceil(uids.size / 20)
        folder.remove([...uids.keys()].slice(-count))
        folder.renumber({ uidValidity, uids: new Map([...uids].slice(0, -count)) })
        folder.put(folder.compose(count))
      }),
  },
  {
    name: 'another account under the same settings',
    breaksPromise: true,
    change: place =>
      place.dovecot.restart(() => {
        const { folder, away } = place
        const { uidValidity } = folder.numbering()
        const names = [...folder.lying().keys()]
        place.away = folder.remove(names)
        const others = folder.put(away.length > 0 ? away : folder.compose(names.length))
        folder.renumber({ uidValidity, uids: new Map(others.map((name, at) => [name, at + 1])) })
      }),
  },
  {
    name: 'deleted and made again under the open connection',
    breaksPromise: false,
    async change({ dovecot, folder }) {
      const letters = [...folder.lying().values()].toReversed()
      await dovecot.doveadm('mailbox', 'delete', '-u', user, folderName)
      await dovecot.doveadm('mailbox', 'create', '-u', user, folderName)
      folder.put(letters)
    },
  },
  {
    name: 'moved to another folder and back by another client',
    breaksPromise: false,
    async change({ dovecot }) {
      await dovecot.doveadm('mailbox', 'create', '-u', user, 'Inshe').catch(() => '')
      await dovecot.doveadm('move', '-u', user, 'Inshe', 'mailbox', folderName, 'all')
      await dovecot.doveadm('move', '-u', user, folderName, 'mailbox', 'Inshe', 'all')
    },
  },
  {
    name: 'expunged by another client while they are fetched',
    breaksPromise: false,
    async change({ dovecot, folder, desk }) {
      const fresh = folder.compose(Math.max(40, Math.ceil(folder.lying().size / 4)))
      const { open } = desk().view()
      const names = folder.put(fresh)
      await desk().wake()
      await desk().until(view => view.open > open, 30_000)
      // The older half: the newest come first.
      const { uids } = folder.numbering()
      const doomed = names.slice(0, names.length / 2).flatMap(name => uids.get(name) ?? [])
      await dovecot.doveadm('expunge', '-u', user, 'mailbox', folderName, 'uid', doomed.join(','))
      const left = new Set([...folder.lying().values()].map(({ sha256 }) => sha256))
      for (const { sha256 } of fresh) if (!left.has(sha256)) folder.gone.add(sha256)
    },
  },
  {
    name: 'tables lost on a server without CONDSTORE and QRESYNC',
    breaksPromise: false,
    change: ({ dovecot, folder, configFile }) =>
      dovecot.restart(() => {
        writeFileSync(configFile, `protocol imap {\n  ${capabilities}}\n`)
        folder.renumber()
      }),
  },
]
