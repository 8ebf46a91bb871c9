import type { Client } from '../../shared/client.ts'
import { startDownload } from '../download.ts'

/** Saves the file as it arrived: through the shell's own dialog, or as a download where there is none. */
export async function saveCopy(client: Client<'operator'>, id: string): Promise<void> {
  const { download } = await client('document.save', { id })
  startDownload(download)
}
