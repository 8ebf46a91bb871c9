import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../jobs/clock.ts'
import { settledFileMs, steadyMs } from './limits.ts'

/** A letter that lies in a folder as a file. */
export interface LetterFile {
  readonly path: string
  readonly uid: number
  readonly bytes: number
  readonly modifiedAt: number
}

export interface FolderLook {
  /** Whole letters, newest first. */
  readonly files: readonly LetterFile[]
  /** Some files may still be growing: look again soon. */
  readonly growing: boolean
}

/** Looks at a folder of `.eml` files or at a Maildir; remembers what it saw, to tell whole files from growing ones. */
export function createFolderLook(path: string, clock: Clock): () => Promise<FolderLook> {
  let seen = new Map<string, { readonly state: string; readonly at: number }>()

  return async function look() {
    const now = new Map<string, { readonly state: string; readonly at: number }>()
    const files: LetterFile[] = []
    let growing = false
    for (const file of await listLetters(path)) {
      const status = await lstat(file).catch(() => null)
      // Links are not followed: they may lead out of the folder.
      if (!status?.isFile()) continue
      const state = `${status.size}|${status.mtimeMs}`
      const before = seen.get(file)
      const since = before?.state === state ? before.at : clock.elapsed()
      now.set(file, { state, at: since })
      const age = clock.now() - status.mtimeMs
      if (clock.elapsed() - since >= steadyMs || age >= settledFileMs) {
        files.push({
          path: file,
          uid: fileUid(file, status.size, status.mtimeMs),
          bytes: status.size,
          modifiedAt: status.mtimeMs,
        })
      } else {
        growing = true
      }
    }
    seen = now
    return { files: files.sort((a, b) => b.modifiedAt - a.modifiedAt || a.path.localeCompare(b.path)), growing }
  }
}

/** @throws AppError `mail.folder` when the folder is not there or cannot be listed. */
export async function listLetters(path: string): Promise<string[]> {
  const [fresh, current] = await Promise.all([listFolder(join(path, 'new')), listFolder(join(path, 'cur'))])
  if (fresh && current) return [...fresh, ...current]
  const files = await listFolder(path)
  if (!files) throw new AppError('mail.folder')
  return files.filter(file => /\.eml$/i.test(file))
}

/** Files of a folder, without hidden ones and ones that some program is still writing; null when there is no such folder. */
async function listFolder(path: string): Promise<string[] | null> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries
      .filter(entry => entry.isFile() && !/^\.|\.(tmp|part|crdownload)$|~$/i.test(entry.name))
      .map(entry => join(path, entry.name))
  } catch {
    return null
  }
}

/** A number that stays with a file while its content does: Maildir flags, which change its name, do not count. */
function fileUid(path: string, bytes: number, modifiedAt: number): number {
  const name = basename(path).replace(/[:;!]2,[A-Za-z]*$/, '')
  const digest = createHash('sha256').update(`${name}|${bytes}|${modifiedAt}`).digest()
  // 52 bits fit a number exactly; zero is not a UID.
  return Number(digest.readBigUInt64BE() >> 12n) || 1
}

/** The first `limit` bytes of a file; null when it cannot be read whole just now. */
export async function readLetterFile(file: LetterFile, limit: number): Promise<Uint8Array | null> {
  const handle = await open(file.path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(() => null)
  if (!handle) return null
  try {
    if ((await handle.stat()).size !== file.bytes) return null
    const bytes = new Uint8Array(Math.min(limit, file.bytes))
    let length = 0
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length)
      if (bytesRead === 0) return null
      length += bytesRead
    }
    return bytes
  } catch {
    return null
  } finally {
    await handle.close()
  }
}
