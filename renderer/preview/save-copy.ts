import type { Client } from '../../shared/client.ts'

/** Saves the file as it arrived: through the shell's own dialog, or as a download where there is none. */
export async function saveCopy(client: Client<'operator'>, id: string): Promise<void> {
  const { download } = await client('document.save', { id })
  if (download === null) return
  const link = document.createElement('a')
  link.href = download
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
