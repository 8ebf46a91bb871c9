import { AppError, type ErrorCode } from '../../shared/errors.ts'

const certificate =
  /^(ERR_TLS_CERT_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_(CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH|ERROR_IN_CERT_|ERR_SSL_.*(UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|HANDSHAKE_FAILURE|KEY_TOO_SMALL))/
const timeouts = /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/

/** Translates what sending failed of; the only place that knows how Node and nodemailer name it. */
export function translateSmtpError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const { code, system, command, status } = readFailure(error)
  const failed = (to: ErrorCode, detail?: string): AppError => new AppError(to, detail, error)
  if (certificate.test(system)) return failed('mail.certificate', system)
  if (command === 'STARTTLS' || messageOf(error).startsWith('EHLO failed')) return failed('smtp.no-protection')
  if (code === 'ETLS') return failed('mail.certificate', 'STARTTLS')
  if (code === 'EDNS') return failed('mail.name-not-found')
  if (system === 'ECONNREFUSED') return failed('smtp.refused')
  if (timeouts.test(code) || timeouts.test(system)) return failed('mail.timeout')
  // 4xx is «not now» whatever was asked, a refused log-in too.
  if (status >= 400 && status < 500) return failed('smtp.later', String(status))
  if (code === 'EAUTH') return failed('smtp.credentials')
  if (code === 'EPROTOCOL' || /^(EPROTO|ERR_SSL_)/.test(system)) return failed('smtp.not-smtp')
  if (status >= 500) return failed('smtp.rejected', String(status))
  return code === 'EMESSAGE' || code === 'EENVELOPE' ? failed('smtp.rejected', code) : failed('mail.lost')
}

/** Whether the server answered: then it is known what became of the letter. */
export function isSmtpAnswer(error: unknown): boolean {
  return readFailure(error).status > 0
}

function readFailure(error: unknown) {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Readonly<Record<string, unknown>>
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '')
  // The system's own name of a failure is kept beside nodemailer's.
  return {
    code: text('code'),
    system: text('originalCode') || text('code'),
    command: text('command'),
    status: typeof fields['responseCode'] === 'number' ? fields['responseCode'] : 0,
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
