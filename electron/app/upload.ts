import { AppError, toWire, type ErrorCode } from '../../shared/errors.ts'

/** What is done with bytes of one kind that the desk hands over. */
export interface Upload {
  readonly maxBytes: number
  /** What is said of more. */
  readonly tooLarge: ErrorCode
  /**
   * Resolves with what is answered, as JSON; the bytes are its own from now on. `signal` aborts when the window is gone.
   * @throws AppError what is told instead
   */
  take(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<unknown>
}

export interface UploadReply {
  readonly status: number
  /** JSON; a `WireError` where the status is not 200. */
  readonly body: string
}

/** Files held in memory at a time, counting those that wait for their turn; the desk sends one after another. */
const mostAtOnce = 4

/** Takes uploads: what can be refused is refused before the body is read. A failure that is not an `AppError` is logged. */
export function createUploads(logFailure: (error: unknown) => void) {
  let inHand = 0
  return async function take(request: Request, upload: Upload): Promise<UploadReply> {
    if (request.headers.get('content-type') !== 'application/octet-stream') return refuse(415, 'call.invalid')
    if (inHand >= mostAtOnce) return refuse(503, 'upload.busy')
    inHand += 1
    try {
      const bytes = await readBody(request, upload.maxBytes)
      if (bytes === null) return refuse(413, upload.tooLarge)
      return { status: 200, body: JSON.stringify(await upload.take(bytes, request.signal)) }
    } catch (error) {
      if (!(error instanceof AppError) && !request.signal.aborted) logFailure(error)
      return { status: error instanceof AppError ? 422 : 500, body: JSON.stringify(toWire(error)) }
    } finally {
      inHand -= 1
    }
  }
}

function refuse(status: number, code: ErrorCode): UploadReply {
  return { status, body: JSON.stringify({ code }) }
}

/** The whole body, or null as soon as it is known to be longer than `limit`, whatever it said of its length. */
async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > limit) return null
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
