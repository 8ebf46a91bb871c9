const paths = new Map<string, string>()

/** The drawing inside an icon file's text: every icon of the set is made of paths alone. */
export function pathOf(raw: string): string {
  const known = paths.get(raw)
  if (known !== undefined) return known
  const path = [...raw.matchAll(/ d="([^"]+)"/g)].map(match => match[1]).join('')
  paths.set(raw, path)
  return path
}
