import type { ListResponse } from 'imapflow'

/**
 * What servers and programs call it where no attribute says so: Outlook, Exchange, Zimbra, Roundcube, ukr.net, i.ua,
 * in English, Ukrainian and Russian.
 */
const names =
  /^(junk|junk[ -]?e-?mail|spam|bulk( mail)?|спам|небажан[аіе]( пошта| листи| повідомлення)?|небажана кореспонденція|нежелательн(ая почта|ые))$/iu

/** The folder into which a server's filter puts letters: the one that it names so (RFC 6154), or one with such a name. */
export function junkFolderOf(
  listed: readonly Pick<ListResponse, 'path' | 'name' | 'flags' | 'specialUse'>[],
): string | null {
  const open = listed.filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
  const named = open.filter(({ name }) => names.test(name.normalize('NFC').trim()))
  // Shorter first: «Архів/Спам» of some person is not the server's.
  named.sort((a, b) => a.path.length - b.path.length)
  return (open.find(({ specialUse }) => specialUse === '\\Junk') ?? named[0])?.path ?? null
}
