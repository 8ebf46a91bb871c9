import type { LetterTrace } from '../../shared/model/mailbox.ts'
import type { LetterTrouble } from '../../shared/model/package.ts'

/** Those that the desk has words for. */
export const letterTroubles = ['unreadable', 'no-copies', 'too-large'] as const satisfies readonly LetterTrouble[]

type OnServer = NonNullable<LetterTrace['server']>[number]

/** Letters of one folder that share a fate. */
export interface FolderGroup {
  readonly folder: string
  readonly use: OnServer['use']
  readonly fate: 'coming' | 'elsewhere'
  readonly count: number
}

/** What the server holds and this program does not, folder by folder; nearest to its coming first. */
export function groupFolders(server: readonly OnServer[]): readonly FolderGroup[] {
  const groups = new Map<string, FolderGroup>()
  for (const { folder, use, fate } of server) {
    if (fate === 'here') continue
    const key = `${fate} ${folder}`
    groups.set(key, { folder, use, fate, count: (groups.get(key)?.count ?? 0) + 1 })
  }
  const order = (group: FolderGroup) => (group.fate === 'coming' ? 0 : group.use === 'junk' ? 1 : 2)
  return [...groups.values()].toSorted((one, other) => order(one) - order(other))
}

/** Nobody has it: what is left is to ask the visitor. */
export function isNowhere({ here, server, failed }: LetterTrace): boolean {
  return here.length === 0 && failed === null && (server === null || server.length === 0)
}

/** The server was asked to the end, and holds nothing that has not come. */
export function isAllTaken({ here, server, failed }: LetterTrace): boolean {
  if (server === null || failed !== null) return false
  return here.length + server.length > 0 && server.every(({ fate }) => fate === 'here')
}
