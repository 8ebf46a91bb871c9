const prefix = 'Pryimalnia-'
const longestName = 20

/**
 * What this desk marks letters with on the server: its installation and its machine, readable by people and by other
 * copies of the program. An IMAP keyword is an atom: no blank, no quote, nothing beyond ASCII.
 */
export function deskKeyword(installationId: string, machine: string): string {
  const atom = machine
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, longestName)
    .replace(/-+$/, '')
  return `${prefix}${installationId.slice(0, 8)}-${atom || 'desk'}`
}

/** The machine's name in a keyword of some desk; null for any other keyword. */
export function deskOf(keyword: string): string | null {
  return new RegExp(`^${prefix}[0-9a-f]{8}-([A-Za-z0-9._-]{1,${longestName}})$`, 'i').exec(keyword)?.[1] ?? null
}
