/** Fetches what the program has put by for this window; null where the shell has already asked where to and written it. */
export function startDownload(download: string | null): void {
  if (download === null) return
  const link = document.createElement('a')
  link.href = download
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
