import { request } from 'node:https'
import { AppError } from '../../../shared/errors.ts'
import { maxTokenAnswer } from './limits.ts'

export interface FormAnswer {
  readonly status: number
  readonly body: string
}

export interface FormOptions {
  readonly signal: AbortSignal
  /** For tests: an authority to trust instead of the usual ones, PEM. */
  readonly ca?: string | undefined
}

/** Sends a form once, follows nothing and reads a short answer. @throws whatever Node calls the failure; the reason of `signal` */
export function postForm(
  address: string,
  fields: Readonly<Record<string, string>>,
  { signal, ca }: FormOptions,
): Promise<FormAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<FormAnswer>()
  const body = new URLSearchParams(fields).toString()
  const asking = request(address, {
    method: 'POST',
    // A connection of its own: it is asked once an hour.
    agent: false,
    signal,
    minVersion: 'TLSv1.2',
    ...(ca !== undefined && { ca }),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      accept: 'application/json',
    },
  })
  asking.on('error', error => reject(signal.aborted ? (signal.reason as Error) : error))
  asking.on('response', response => {
    const parts: Buffer[] = []
    let bytes = 0
    response.on('data', (part: Buffer) => {
      bytes += part.length
      if (bytes > maxTokenAnswer) response.destroy(new AppError('oauth.malformed', 'size'))
      else parts.push(part)
    })
    response.on('error', error => reject(signal.aborted ? (signal.reason as Error) : error))
    response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
  })
  asking.end(body)
  return promise
}
