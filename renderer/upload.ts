import { AppError, isErrorCode, type WireError } from '../shared/errors.ts'
import type { CodeReading } from '../shared/model/code-reading.ts'
import type { SyncReport } from '../shared/model/source.ts'
import { uploads, type UploadPath } from '../shared/uploads.ts'

/** Files go one after another: the program reads them so, and holds only a few in memory. */
let last: Promise<unknown> = Promise.resolve()

/**
 * What the codes in a picture or PDF say, or why there are none (`kind: 'unreadable'`); at most a few seconds a file.
 * @throws AppError `picture.file-too-large`, `upload.unreadable`, `upload.busy`, `call.lost`, `internal`; what `signal` was aborted with
 */
export function uploadPicture(file: Blob, signal: AbortSignal): Promise<CodeReading> {
  return upload<CodeReading>('/pictures', file, signal)
}

/**
 * What a catalogue would change; nothing has changed yet. It is taken by `catalogue.apply` with the id, until another
 * one is handed over.
 * @throws AppError `source.*`, `upload.unreadable`, `upload.busy`, `call.lost`, `internal`; what `signal` was aborted with
 */
export function uploadCatalogue(
  file: Blob,
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly report: SyncReport }> {
  return upload('/catalogues', file, signal)
}

/**
 * Hands a file over to the program; resolves with its answer. Waits for files that were handed over before.
 * @throws AppError what the program said instead; what `signal` was aborted with
 */
export function upload<Answer>(path: UploadPath, file: Blob, signal: AbortSignal): Promise<Answer> {
  const turn = last.then(() => send(path, file, signal))
  last = turn.catch(() => {})
  return turn as Promise<Answer>
}

async function send(path: UploadPath, file: Blob, signal: AbortSignal): Promise<unknown> {
  signal.throwIfAborted()
  const { maxBytes, tooLarge } = uploads[path]
  if (file.size > maxBytes) throw new AppError(tooLarge)
  // As plain bytes: a file that has gone meanwhile is told apart from a program that has, and any shell carries them.
  const body = await file.arrayBuffer().catch((error: unknown) => {
    throw new AppError('upload.unreadable', undefined, error)
  })
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await ask(() => fetch(path, { method: 'POST', body, headers, signal, cache: 'no-store' }), signal)
  const said = await ask(() => answer.json() as Promise<unknown>, signal)
  if (answer.ok) return said
  const { code, detail } = said as WireError
  throw isErrorCode(code) ? new AppError(code, detail) : new AppError('internal')
}

async function ask<T>(question: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await question()
  } catch (error) {
    signal.throwIfAborted()
    throw new AppError('call.lost', undefined, error)
  }
}
