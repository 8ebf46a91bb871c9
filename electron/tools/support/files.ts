import { constants } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { sep } from 'node:path'

/** Why a path gave no bytes. */
export type FileTrouble =
  'file.missing' | 'file.denied' | 'file.loop' | 'file.not-regular' | 'file.too-large' | 'file.unreadable'

/** A name of the file system: bytes where no text says them. */
export type Place = string | Buffer

/** A file, or a place that could not be looked into. `path` is for people, `place` for opening. */
export type Found =
  | {
      readonly path: string
      readonly trouble: null
      readonly place: Place
      readonly bytes: number
      readonly modifiedAt: number
    }
  | { readonly path: string; readonly trouble: FileTrouble }

/** Every file under the given paths, whatever its name, in the order of names; each folder once, however links lead. */
export async function findFiles(paths: readonly string[]): Promise<readonly Found[]> {
  const found: Found[] = []
  const folders = new Set<string>()
  // A stack of our own: folders may be nested deeper than calls.
  const waiting: Place[] = [...paths].toReversed()
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const path = String(place)
    try {
      const status = await stat(place)
      if (status.isFile()) {
        found.push({ path, trouble: null, place, bytes: status.size, modifiedAt: status.mtimeMs })
      } else if (status.isDirectory()) {
        const real = await realpath(place, 'latin1')
        if (folders.has(real)) continue
        folders.add(real)
        waiting.push(...(await placesIn(place)).toReversed())
      } else {
        // A pipe or a device may never end, or never begin.
        found.push({ path, trouble: 'file.not-regular' })
      }
    } catch (error) {
      found.push({ path, trouble: troubleOf(error) })
    }
  }
  return found
}

async function placesIn(folder: Place): Promise<readonly Place[]> {
  const names = await readdir(folder, { encoding: 'buffer' })
  const within = Buffer.from(
    String(folder).endsWith(sep) ? folder : Buffer.concat([Buffer.from(folder), Buffer.from(sep)]),
  )
  return names
    .toSorted((a, b) => a.compare(b))
    .map(name => Buffer.concat([within, name]))
    .map(place => (Buffer.from(String(place)).equals(place) ? String(place) : place))
}

/** The whole content, or why not; never more than `limit` bytes are read, whatever the file said of its size. */
export async function readWithin(place: Place, limit: number): Promise<Uint8Array | FileTrouble> {
  const bytes = await readStart(place, limit + 1)
  return typeof bytes !== 'string' && bytes.length > limit ? 'file.too-large' : bytes
}

/** At most the first `limit` bytes. */
export async function readStart(place: Place, limit: number): Promise<Uint8Array | FileTrouble> {
  try {
    // Without waiting: what was a file a moment ago may be a pipe by now.
    await using file = await open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const status = await file.stat()
    if (!status.isFile()) return 'file.not-regular'
    const parts: Uint8Array[] = []
    // One byte beyond the size, to see a file that grew.
    for (let [left, step] = [limit, status.size + 1]; left > 0;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(Math.min(left, step)))
      if (bytesRead === 0) break
      parts.push(buffer.subarray(0, bytesRead))
      left -= bytesRead
      step = 64 * 1024
    }
    return Buffer.concat(parts)
  } catch (error) {
    return troubleOf(error)
  }
}

function troubleOf(error: unknown): FileTrouble {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'file.missing'
    case 'EACCES':
    case 'EPERM':
      return 'file.denied'
    case 'ELOOP':
      return 'file.loop'
    default:
      return 'file.unreadable'
  }
}
