import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { CatalogueSource } from './source.ts'

const timeouts = /^(ETIMEDOUT|ETIMEOUT|EHOSTUNREACH|ENETUNREACH)$/
const noName = /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|ENODATA)$/
const closed = /^(ECONNRESET|EPIPE|ECONNABORTED|ENETDOWN|ENOTCONN|ERR_STREAM_PREMATURE_CLOSE|ERR_STREAM_DESTROYED)$/
/** Verification errors of OpenSSL as Node names them, and Node's own for a wrong host. */
const certificate =
  /^(ERR_TLS_CERT_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_(CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH|ERROR_IN_CERT_)/
/** The peer speaks something else than TLS, or a TLS too old or too weak for us. */
const protection = /^(EPROTO|ERR_SSL_|ERR_TLS_)/
/** The peer speaks something else than HTTP. */
const notHttp = /^HPE_/
const badGzip = /^Z_/

/**
 * Translates whatever a request died of; the only place that knows how Node names it. `hasWorked`: what answered
 * before heals by itself, when the network is back.
 */
function translateRequestError(error: unknown, hasWorked: boolean): AppError {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new AppError(...classify(code, hasWorked), error)
}

/** A look at a server whose failures are told in our words; its abort stays what it was aborted with. */
export function inOurWords(fetch: CatalogueSource['fetch']): CatalogueSource['fetch'] {
  return async (mark, signal) => {
    try {
      return await fetch(mark, signal)
    } catch (error) {
      signal.throwIfAborted()
      throw translateRequestError(error, mark !== null)
    }
  }
}

function classify(code: string, hasWorked: boolean): [code: ErrorCode, detail: string | undefined] {
  // Without a network names cannot be found either.
  if (noName.test(code)) return hasWorked ? ['source.lost', code] : ['source.name-not-found', undefined]
  if (code === 'ECONNREFUSED') return ['source.refused', undefined]
  if (timeouts.test(code)) return ['source.timeout', undefined]
  if (certificate.test(code)) return ['source.certificate', code]
  if (protection.test(code)) return ['source.rejected', code]
  if (notHttp.test(code)) return ['source.not-catalogue', code]
  if (badGzip.test(code)) return ['source.malformed', code]
  if (closed.test(code)) return ['source.lost', undefined]
  return ['source.lost', code === '' ? undefined : code]
}

/** What a status means that is no success: who must act, and whether asking again may help. */
export function statusError(status: number): AppError {
  const detail = String(status)
  if (status === 204 || status === 205) return new AppError('source.no-data', detail)
  if (status >= 300 && status < 400) return new AppError('source.redirect', detail)
  if (status === 401) return new AppError('source.unauthorised', detail)
  if (status === 403) return new AppError('source.forbidden', detail)
  if (status === 404 || status === 410) return new AppError('source.gone', detail)
  if (status === 408) return new AppError('source.timeout', detail)
  // Too many requests, and everything that the server says of itself.
  if (status === 429 || status >= 500) return new AppError('source.status', detail)
  return new AppError('source.rejected', detail)
}
