import type { ImapSettings } from './imap-flow.ts'

type Watched = Pick<ImapSettings, 'folder' | 'folders' | 'after'>

/** Folders that are watched besides the first one, each once; not where letters are moved: what lies there is here. */
export function furtherFolders({ folder, folders = [], after }: Watched): readonly string[] {
  const others = folders.filter(
    name => !isSame(name, folder) && !(after?.does === 'move' && isSame(name, after.folder)),
  )
  return others.filter((name, at) => others.findIndex(other => isSame(name, other)) === at)
}

export function isWatched(path: string, settings: Watched): boolean {
  return [settings.folder, ...furtherFolders(settings)].some(name => isSame(name, path))
}

/** One name alone is the same in any case (RFC 9051). */
function isSame(one: string, other: string): boolean {
  return one === other || (one.toUpperCase() === 'INBOX' && other.toUpperCase() === 'INBOX')
}
