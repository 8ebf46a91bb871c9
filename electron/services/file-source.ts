import { constants, type Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../jobs/clock.ts'
import type { CatalogueReader } from './catalogue-reader.ts'
import { coarseTimeMs, fileIntervalMs, growingFileMs, maxCatalogueBytes, steadyFileMs } from './limits.ts'
import { createContentReader, readMark, sha256Of } from './source-content.ts'
import type { CatalogueSource } from './source.ts'

export interface FileSourceOptions {
  readonly path: string
  readonly clock: Clock
  readonly reader: CatalogueReader
}

/** `modifiedAt` is null where the file was too young for its time to mean anything. */
const markShape = z.object({ bytes: z.int(), modifiedAt: z.number().nullable(), sha256: z.string() })
type Mark = Readonly<z.infer<typeof markShape>>

/** A catalogue in a file, on this computer or in a shared folder. A look at one that nobody has touched is one `stat`. */
export function createFileSource({ path, clock, reader }: FileSourceOptions): CatalogueSource {
  const content = createContentReader(reader)

  async function fetch(given: string | null, signal: AbortSignal): ReturnType<CatalogueSource['fetch']> {
    const known = readMark(markShape, given)
    const status = await stat(path)
    // A pipe or a device may never end, or never begin.
    if (!status.isFile()) throw new AppError('source.denied')
    if (known && known.bytes === status.size && known.modifiedAt === status.mtimeMs)
      return { kind: 'unchanged', mark: given! }
    const bytes = await readWhole(path, status, signal)
    const age = clock.now() - status.mtimeMs
    // The clock of a shared folder may be ahead of ours: what comes from the future would be young for ever.
    if (age >= 0 && (age < steadyFileMs || (age < growingFileMs && !endsWhole(bytes))))
      throw new AppError('source.busy')
    const sha256 = sha256Of(bytes)
    const modifiedAt = age < coarseTimeMs ? null : status.mtimeMs
    const mark = JSON.stringify({ bytes: bytes.length, modifiedAt, sha256 } satisfies Mark)
    if (known?.sha256 === sha256) return { kind: 'unchanged', mark }
    return { kind: 'catalogue', mark, ...(await content.read(bytes, signal)) }
  }

  return {
    intervalMs: fileIntervalMs,
    async fetch(mark, signal) {
      try {
        return await fetch(mark, signal)
      } catch (error) {
        signal.throwIfAborted()
        throw translateFileError(error, mark !== null)
      }
    },
    close() {},
  }
}

/** Lists end with a line end or a bracket; copied over a slow line, the first half of one stands still now and then. */
function endsWhole(bytes: Uint8Array): boolean {
  // UTF-16 has a zero beside each plain letter.
  const last = bytes.findLast(byte => byte !== 0)
  return last !== undefined && '\r\n}]'.includes(String.fromCharCode(last))
}

/** @throws AppError `source.busy` when somebody writes to it meanwhile, `source.too-large` */
async function readWhole(path: string, before: Stats, signal: AbortSignal): Promise<Uint8Array> {
  if (before.size > maxCatalogueBytes) throw new AppError('source.too-large')
  // Without waiting: what was a file a moment ago may be a pipe by now.
  await using file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  const bytes = new Uint8Array(before.size + 1)
  let length = 0
  while (length < bytes.length) {
    signal.throwIfAborted()
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, null)
    if (bytesRead === 0) break
    length += bytesRead
  }
  const after = await file.stat()
  if (!after.isFile()) throw new AppError('source.denied')
  if (length !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs)
    throw new AppError('source.busy')
  return bytes.subarray(0, length)
}

/** A file that was there comes back, with its disk or its network; one that never was is a mistake in its path. */
function translateFileError(error: unknown, hasWorked: boolean): unknown {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError(hasWorked ? 'source.lost' : 'source.gone', undefined, error)
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return new AppError('source.denied', code, error)
    // A program that writes holds its file on Windows.
    case 'EBUSY':
      return new AppError('source.busy', undefined, error)
    default:
      return new AppError('source.lost', code || undefined, error)
  }
}
