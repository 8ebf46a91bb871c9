import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { Refusal } from './refusals.ts'

/** What is known of the connection besides the error itself. */
export interface FailureContext {
  /** Bytes that came from the server before the failure. */
  readonly received: number
  /** A check is made by a person at the screen; a watch must heal by itself when the network comes back. */
  readonly purpose: 'check' | 'watch'
}

/** The fields that Node and imapflow put on errors, as far as they are what they should be. */
interface Failure {
  readonly code: string
  readonly status: string
  readonly responseCode: string
  /** What the server said, in any of the places where imapflow keeps it. */
  readonly words: string
  readonly authenticationFailed: boolean
  readonly tlsFailed: boolean
}

const timeouts =
  /^(ETIMEDOUT|ETIMEOUT|CONNECT_TIMEOUT|GREETING_TIMEOUT|UPGRADE_TIMEOUT|LockTimeout|EHOSTUNREACH|ENETUNREACH)$/
const closed =
  /^(NoConnection|EConnectionClosed|StateLogout|ClosedAfterConnect(TLS|Text)|ECONNRESET|EPIPE|ECONNABORTED|ENETDOWN|ENOTCONN)$/
/** Verification errors of OpenSSL as Node names them, and Node's own for a wrong host. */
const certificate =
  /^(ERR_TLS_CERT_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_(CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH|ERROR_IN_CERT_)/
/** The peer speaks TLS that is too old or too weak for us: protection failed, not the protocol. */
const weakTls =
  /^ERR_SSL_(.*(PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|HANDSHAKE_FAILURE|DH_KEY_TOO_SMALL|CA_MD_TOO_WEAK|EE_KEY_TOO_SMALL).*)$/
/** What imapflow makes of an answer that breaks the grammar, or any limit, in the middle of it. */
const garbled =
  /^(ParserError|InvalidResponse|UnexpectedTag|ResponseProcessingFailed|MAX_IMAP_NESTING_REACHED|(Line|Literal|Response)TooLarge)/
/** RFC 5530: the same may be asked again later. */
const temporary = /^(UNAVAILABLE|INUSE|LIMIT)$/
const notImap = /^(EPROTO|ERR_SSL_|ParserError|InvalidResponse|UnexpectedTag|MAX_IMAP_NESTING_REACHED)/

const imapOff =
  /imap\W.{0,60}(disabled|not (been )?enabled|switched off|turned off|вимкнен|відключен|отключ|выключ|заборонен)|(not enabled for|enable|turn on|увімкніть|включите)\W.{0,20}imap|does not have access rights to this service/i
const tooMany =
  /too many|maximum number of (simultaneous |concurrent )?connections|connection limit|rate limit|throttl|забагато/i

/** Translates whatever a connection died of; the only place that knows how Node and imapflow name it. */
export function translateImapError(error: unknown, context: FailureContext): AppError {
  if (error instanceof AppError) return error
  const failure = readFailure(error)
  const [code, detail] = classify(failure, context)
  return new AppError(code, detail, error)
}

function classify(failure: Failure, { received, purpose }: FailureContext): [code: ErrorCode, detail?: string] {
  const { code, words, responseCode } = failure
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') {
    // Without a network names cannot be found either, and systems differ in which of the two they say.
    return purpose === 'check' ? ['mail.name-not-found'] : ['mail.lost', code]
  }
  if (code === 'ECONNREFUSED') return ['mail.refused']
  // Half a greeting: a person who sets a server up is told what it is not; in a watch it is a line that died.
  if (code === 'GREETING_TIMEOUT' && received > 0 && purpose === 'check') return ['mail.not-imap']
  // The same of a line without end: in a watch a letter list that grew too fast, which is asked in portions next time.
  if (code === 'LineTooLarge') return [purpose === 'check' ? 'mail.not-imap' : 'mail.lost']
  if (timeouts.test(code)) return ['mail.timeout']
  if (certificate.test(code)) return ['mail.certificate', code]
  if (weakTls.test(code)) return ['mail.certificate', code]
  if (tooMany.test(words) || responseCode === 'LIMIT' || responseCode === 'INUSE' || code === 'ETHROTTLE')
    return ['mail.limit']
  // Tried before the answer to a login: imapflow marks every failure of a login as a refusal, a lost line too.
  if (closed.test(code)) return ['mail.lost']
  if (failure.tlsFailed) return ['mail.certificate', 'STARTTLS']
  if (notImap.test(code)) return ['mail.not-imap']
  if (failure.authenticationFailed) {
    if (imapOff.test(words)) return ['mail.imap-off']
    return /^(UNAVAILABLE|SERVERBUG)$/.test(responseCode) ? ['mail.lost', responseCode] : ['mail.credentials']
  }
  return ['mail.lost']
}

/** Whether the server answered and refused, which leaves the connection usable. */
export function isRefusal(error: unknown): boolean {
  return /^(NO|BAD)$/.test(readFailure(error).status)
}

/**
 * What a failure says of the letters that were asked for: an answer about them (NO, a garbled one, or a goodbye, which
 * is how Dovecot refuses a letter that it cannot read), or that the connection was lost, which may be chance.
 */
export function refusalOf(error: unknown): Refusal {
  const { code, status, responseCode, words } = readFailure(error)
  if (code === 'ETHROTTLE' || tooMany.test(words) || temporary.test(responseCode)) return 'lost'
  const goodbye = closed.test(code) && words.trim() !== ''
  return goodbye || status !== '' || garbled.test(code) ? 'refused' : 'lost'
}

/** A folder that cannot be opened; troubles of the server itself are not about the folder. */
export function translateFolderError(error: unknown, context: FailureContext): AppError {
  const { status, responseCode } = readFailure(error)
  if (status === 'NO' && !/^(UNAVAILABLE|SERVERBUG|INUSE|LIMIT)$/.test(responseCode))
    return new AppError('mail.folder', undefined, error)
  return translateImapError(error, context)
}

function readFailure(error: unknown): Failure {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Readonly<Record<string, unknown>>
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '')
  // A host with several addresses fails with the errors of all of them; the first speaks for the rest.
  const inner = Array.isArray(fields['errors']) ? readFailure(fields['errors'][0]) : undefined
  return {
    code: text('code') || (inner?.code ?? ''),
    status: text('responseStatus'),
    responseCode: text('serverResponseCode') || bracketedCode(fields['response']),
    words: [text('responseText'), text('response'), text('reason')].join(' ').slice(0, 1_000),
    authenticationFailed: fields['authenticationFailed'] === true,
    tlsFailed: fields['tlsFailed'] === true,
  }
}

/** The code of `NO [UNAVAILABLE] …` in an answer that imapflow parsed and, of a FETCH, leaves as it is. */
function bracketedCode(response: unknown): string {
  const [first] = listIn(response, 'attributes')
  const [atom] = listIn(first, 'section')
  const value = typeof atom === 'object' && atom !== null && 'value' in atom ? atom.value : ''
  return typeof value === 'string' ? value.toUpperCase() : ''
}

function listIn(holder: unknown, name: string): readonly unknown[] {
  const list = typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined
  return Array.isArray(list) ? list : []
}
