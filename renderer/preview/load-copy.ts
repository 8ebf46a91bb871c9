import type { CopyDetails } from '../../shared/model/package.ts'
import { maxBytes } from './limits.ts'
import { StoppedError } from './stop-reason.ts'

/** The bytes of a copy, proved to be those that arrived. @throws StoppedError, or what `signal` was aborted with */
export async function loadCopy(copy: CopyDetails, signal: AbortSignal): Promise<ArrayBuffer> {
  if (copy.bytes > maxBytes) throw new StoppedError('too-large')
  try {
    const answer = await fetch(`/documents/${encodeURIComponent(copy.id)}`, { signal, cache: 'no-store' })
    if (answer.status === 404) throw new StoppedError('missing')
    if (answer.status === 409) throw new StoppedError('changed')
    if (!answer.ok) throw new StoppedError('unreachable')
    const bytes = await answer.arrayBuffer()
    if ((await fingerprint(bytes)) !== copy.sha256.toLowerCase()) throw new StoppedError('changed')
    signal.throwIfAborted()
    return bytes
  } catch (error) {
    if (signal.aborted || error instanceof StoppedError) throw error
    throw new StoppedError('unreachable', error)
  }
}

async function fingerprint(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}
