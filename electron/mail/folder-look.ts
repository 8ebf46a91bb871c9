import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../jobs/clock.ts'
import { abandonedFileMs, settledFileMs, steadyMs } from './limits.ts'

/** A letter that lies in a folder as a file. */
export interface LetterFile {
  readonly path: string
  /** Nothing but the name could be learned: the size is 0 and the time is now. */
  readonly opaque: boolean
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
      const status = await lstat(file).catch(error => (isGone(error) ? null : 'refused'))
      if (status === 'refused') {
        // Once it can be looked at, its number is another.
        files.push({ path: file, opaque: true, uid: fileUid(file, 0, 0), bytes: 0, modifiedAt: clock.now() })
        continue
      }
      // Links are not followed: they may lead out of the folder.
      if (!status?.isFile()) continue
      const state = `${status.size}|${status.mtimeMs}`
      const before = seen.get(file)
      const since = before?.state === state ? before.at : clock.elapsed()
      now.set(file, { state, at: since })
      const age = clock.now() - status.mtimeMs
      const steady = clock.elapsed() - since >= steadyMs || age >= settledFileMs
      if (steady && (age >= abandonedFileMs || dirname(file) !== path || (await endsLikeLetter(file, status.size)))) {
        files.push({
          path: file,
          opaque: false,
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

/**
 * Whether a loose file ends as letters with copies do, in a closing boundary: one that is written slowly stands still
 * long before it is whole. (Files of a Maildir get their names when they are whole.)
 */
async function endsLikeLetter(path: string, bytes: number): Promise<boolean> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(() => null)
  // What cannot be read is told by the reading that follows.
  if (!handle) return true
  try {
    const tail = new Uint8Array(Math.min(bytes, 256))
    const { bytesRead } = await handle.read(tail, 0, tail.length, bytes - tail.length)
    return /--\s*$/.test(Buffer.from(tail.subarray(0, bytesRead)).toString('latin1'))
  } finally {
    await handle.close()
  }
}

/**
 * A Maildir's letters and loose `.eml` files alike: what half a Maildir holds must not wait for its other half.
 * @throws AppError `mail.folder` when the folder, or a part of a Maildir, is not there or cannot be listed.
 */
export async function listLetters(path: string): Promise<string[]> {
  const folders = [join(path, 'new'), join(path, 'cur'), path]
  const [fresh, current, files] = await Promise.all(folders.map(listFolder))
  if (!files) throw new AppError('mail.folder')
  return [...(fresh ?? []), ...(current ?? []), ...files.filter(file => /\.eml$/i.test(file))]
}

/**
 * Files of a folder, without hidden ones and ones that some program is still writing; null when there is no such folder.
 * @throws AppError `mail.folder` when it is there and cannot be listed
 */
async function listFolder(path: string): Promise<string[] | null> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries
      .filter(entry => entry.isFile() && !/^\.|\.(tmp|part|crdownload)$|~$/i.test(entry.name))
      .map(entry => join(path, entry.name))
  } catch (error) {
    if (isGone(error)) return null
    throw new AppError('mail.folder', undefined, error)
  }
}

/** Whether there is no such file or folder (any more); a link where a file was is one of these. Others are refusals. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ENOENT|ENOTDIR|ELOOP)$/.test(String(error.code))
}

/** A number that stays with a file while its content does: Maildir flags, which change its name, do not count. */
function fileUid(path: string, bytes: number, modifiedAt: number): number {
  const name = basename(path).replace(/[:;!]2,[A-Za-z]*$/, '')
  const digest = createHash('sha256').update(`${name}|${bytes}|${modifiedAt}`).digest()
  // 52 bits fit a number exactly; zero is not a UID.
  return Number(digest.readBigUInt64BE() >> 12n) || 1
}

/** Bytes of a letter's file, or why there are none: it went away, is being written again, or cannot be read. */
export type FileReading = Uint8Array | 'gone' | 'changed' | 'refused'

/** The first `limit` bytes of a file. */
export async function readLetterFile(file: LetterFile, limit: number): Promise<FileReading> {
  if (file.opaque) return 'refused'
  try {
    const handle = await open(file.path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      const { size, mtimeMs } = await handle.stat()
      if (size !== file.bytes || mtimeMs !== file.modifiedAt) return 'changed'
      const bytes = new Uint8Array(Math.min(limit, size))
      let length = 0
      while (length < bytes.length) {
        const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length)
        if (bytesRead === 0) return 'changed'
        length += bytesRead
      }
      return bytes
    } finally {
      await handle.close()
    }
  } catch (error) {
    return isGone(error) ? 'gone' : 'refused'
  }
}
