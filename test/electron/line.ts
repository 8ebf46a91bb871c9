/** Questions and answers between two processes, both ways, over the channel that Node gives a child. */
export interface Line {
  ask<T>(question: string, ...args: unknown[]): Promise<T>
}

type Message =
  | { readonly line: 'ask'; readonly id: number; readonly question: string; readonly args: readonly unknown[] }
  | { readonly line: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: string }

export type Answers = Readonly<Record<string, (...args: never[]) => unknown>>

type End = NodeJS.EventEmitter & {
  send?: ((message: Message, sent: (error: Error | null) => void) => unknown) | undefined
}

export function openLine(end: End, answers: Answers): Line {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let last = 0

  async function answer({ id, question, args }: Extract<Message, { line: 'ask' }>): Promise<void> {
    const reply = async () => {
      const find = answers[question]
      if (!find) throw new Error(`nobody answers ${question}`)
      return { value: await find(...(args as never[])) }
    }
    const settled = await reply().catch((error: unknown) => ({ error: String(error) }))
    // Whoever asked may be gone by now.
    end.send?.({ line: 'answer', id, ...settled }, () => {})
  }

  end.on('message', (message: Message) => {
    if (message.line === 'ask') void answer(message)
    if (message.line !== 'answer') return
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error === undefined) asked?.resolve(message.value)
    else asked?.reject(new Error(message.error))
  })

  return {
    ask: <T>(question: string, ...args: unknown[]) =>
      new Promise<T>((resolve, reject) => {
        const id = ++last
        waiting.set(id, { resolve: resolve, reject })
        end.send?.({ line: 'ask', id, question, args }, error => error && reject(error))
      }),
  }
}

/** Bytes cross as text. */
export const pack = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
export const unpack = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64'))

export interface PackedResponse {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

export function openResponse({ status, headers, body }: PackedResponse): Response {
  const pairs = headers.map(([name, value]) => [name, value] as [string, string])
  return new Response([204, 304].includes(status) ? null : unpack(body), { status, headers: pairs })
}

export interface PackedRequest {
  readonly url: string
  readonly method: string
  readonly mediaType: string | null
  readonly body: string | null
}

export async function packRequest({ url, method, headers, body }: Request): Promise<PackedRequest> {
  const mediaType = headers.get('content-type')
  return { url, method, mediaType, body: body && pack(await new Response(body).bytes()) }
}

export function openRequest({ url, method, mediaType, body }: PackedRequest): Request {
  const headers = { ...(mediaType === null ? {} : { 'content-type': mediaType }) }
  return new Request(url, { method, headers, body: body === null ? null : unpack(body) })
}
