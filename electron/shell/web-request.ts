import type { IncomingMessage } from 'node:http'

/** The request as pages' bytes are served: only a POST has a body, which is read as far as it is wanted. */
export function asFetched(request: IncomingMessage, url: URL, signal: AbortSignal): Request {
  const { method = 'GET', headers } = request
  if (method !== 'POST') return new Request(url, { method, signal })
  const said = ['content-type', 'content-length'].flatMap(name => {
    const value = headers[name]
    return typeof value === 'string' ? [[name, value] as [string, string]] : []
  })
  const init = { method, headers: said, body: bodyOf(request), duplex: 'half', signal } as const
  return new Request(url, init)
}

/** Whoever stops reading must still be able to answer, so the connection stays. */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer, undefined>
  return new ReadableStream({
    async pull(controller) {
      const { value } = await chunks.next()
      if (value === undefined) controller.close()
      else controller.enqueue(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    },
  })
}
