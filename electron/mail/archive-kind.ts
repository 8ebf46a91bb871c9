/** Documents of office programs are archives too, whatever their names: what is in them is no file that somebody sent. */
export function isOffice(paths: readonly string[]): boolean {
  return paths.includes('[Content_Types].xml') || (paths.includes('content.xml') && paths.includes('mimetype'))
}

/** What an archive holds for programs: folders, the marks of a Mac, and of a signed container all but its documents. */
export function isHelper(path: string): boolean {
  return /[/\\]$|^__MACOSX[/\\]|(?:^|[/\\])\.DS_Store$|^mimetype$|^META-INF[/\\]/i.test(path)
}
