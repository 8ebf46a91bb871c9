import { open, rm, writeFile } from 'node:fs/promises'
import { AppError } from '../../shared/errors.ts'

/**
 * Writes a file that a person chose a place for: readable by this user only, flushed, and whole or not there.
 * @throws AppError `store.full`, `document.unsaved`
 */
export async function writeSavedFile(path: string, bytes: Uint8Array, platform: NodeJS.Platform): Promise<void> {
  try {
    const file = await open(path, 'w', 0o600)
    try {
      // A file that was there before keeps its old permissions when it is opened.
      await file.chmod(0o600)
      await file.writeFile(bytes)
      await file.sync()
    } catch (error) {
      await rm(path, { force: true })
      throw error
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new AppError(code === 'ENOSPC' || code === 'EDQUOT' ? 'store.full' : 'document.unsaved', undefined, error)
  }
  // Windows then asks before anything runs from it. File systems without such marks keep the file all the same.
  if (platform === 'win32') await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n').catch(() => {})
}
