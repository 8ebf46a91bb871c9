import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { refusalOf, translateFolderError, translateImapError } from '../../../electron/mail/imap-errors.ts'

const failure = (fields: object): Error => Object.assign(new Error('words with a secret'), fields)
const check = { received: 0, purpose: 'check' } as const
const watch = { received: 0, purpose: 'watch' } as const

describe('what a connection died of', () => {
  it.each<[object, string, string?]>([
    [{ code: 'ENOTFOUND' }, 'mail.name-not-found'],
    [{ code: 'EAI_AGAIN' }, 'mail.name-not-found'],
    [{ code: 'ECONNREFUSED' }, 'mail.refused'],
    [{ errors: [failure({ code: 'ECONNREFUSED' })] }, 'mail.refused'],
    [{ code: 'ETIMEDOUT' }, 'mail.timeout'],
    [{ code: 'CONNECT_TIMEOUT' }, 'mail.timeout'],
    [{ code: 'GREETING_TIMEOUT' }, 'mail.timeout'],
    [{ code: 'EHOSTUNREACH' }, 'mail.timeout'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'mail.certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'mail.certificate', 'SELF_SIGNED_CERT_IN_CHAIN'],
    [{ code: 'CERT_HAS_EXPIRED' }, 'mail.certificate', 'CERT_HAS_EXPIRED'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'mail.certificate', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    [
      { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', tlsFailed: true },
      'mail.certificate',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    [{ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }, 'mail.certificate', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
    [{ tlsFailed: true }, 'mail.certificate', 'STARTTLS'],
    [{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'mail.not-imap'],
    [{ code: 'EPROTO' }, 'mail.not-imap'],
    [{ code: 'ParserError11' }, 'mail.not-imap'],
    [{ authenticationFailed: true, responseText: 'Authentication failed.' }, 'mail.credentials'],
    [{ authenticationFailed: true, serverResponseCode: 'AUTHENTICATIONFAILED' }, 'mail.credentials'],
    [
      { authenticationFailed: true, responseText: '[ALERT] Your account is not enabled for IMAP use.' },
      'mail.imap-off',
    ],
    [{ authenticationFailed: true, responseText: 'AUTHENTICATE: IMAP is disabled for this user' }, 'mail.imap-off'],
    [{ authenticationFailed: true, responseText: 'Please enable IMAP in your settings' }, 'mail.imap-off'],
    [{ authenticationFailed: true, responseText: 'Доступ за IMAP вимкнено' }, 'mail.imap-off'],
    [
      { authenticationFailed: true, responseText: '[ALERT] Too many simultaneous connections. (Failure)' },
      'mail.limit',
    ],
    [{ authenticationFailed: true, serverResponseCode: 'UNAVAILABLE' }, 'mail.lost', 'UNAVAILABLE'],
    // A line that is cut during the login is not a wrong password.
    [{ authenticationFailed: true, code: 'NoConnection' }, 'mail.lost'],
    [{ code: 'NoConnection', reason: 'Maximum number of connections from user+IP exceeded' }, 'mail.limit'],
    [{ code: 'ECONNRESET' }, 'mail.lost'],
    [{ code: 'ETHROTTLE' }, 'mail.limit'],
    [{}, 'mail.lost'],
  ])('%o: %s', (fields, code, detail) => {
    const error = translateImapError(failure(fields), check)
    expect([error.code, error.detail]).toEqual([code, detail])
  })

  it('heals by itself when the network is away while watching', () => {
    for (const code of ['ENOTFOUND', 'EAI_AGAIN']) {
      expect(translateImapError(failure({ code }), watch)).toMatchObject({
        code: 'mail.lost',
        remedy: 'retry',
        detail: code,
      })
    }
  })

  it('knows a server that greets in another language from one that is silent', () => {
    const late = failure({ code: 'GREETING_TIMEOUT' })
    expect(translateImapError(late, { ...check, received: 40 }).code).toBe('mail.not-imap')
    // A watch may have lost its line in the middle of the greeting, and heals by itself.
    expect(translateImapError(late, { ...watch, received: 3 }).code).toBe('mail.timeout')
  })

  it('knows a line without end at a check, and heals from one in a watch', () => {
    const endless = failure({ code: 'LineTooLarge' })
    expect(translateImapError(endless, check).code).toBe('mail.not-imap')
    expect(translateImapError(endless, watch).code).toBe('mail.lost')
  })

  it('is about the folder only when the server says so', () => {
    expect(translateFolderError(failure({ responseStatus: 'NO', serverResponseCode: 'NONEXISTENT' }), check).code).toBe(
      'mail.folder',
    )
    expect(translateFolderError(failure({ responseStatus: 'NO', serverResponseCode: 'SERVERBUG' }), check).code).toBe(
      'mail.lost',
    )
    expect(translateFolderError(failure({ code: 'NoConnection' }), check).code).toBe('mail.lost')
  })

  it('keeps what it knows already, and says nothing of what the server said', () => {
    const known = new AppError('mail.timeout')
    expect(translateImapError(known, check)).toBe(known)
    expect(translateImapError(failure({ responseText: 'secret' }), check).message).toBe('mail.lost')
    expect(translateImapError('odd', check).code).toBe('mail.lost')
  })
})

describe('what a failure says of the letters that were asked for', () => {
  const parsed = (code: string) => ({
    attributes: [{ type: 'ATOM', value: '', section: [{ type: 'ATOM', value: code }] }],
  })

  it.each<[object]>([
    [{ responseStatus: 'NO', responseText: 'cannot read it' }],
    [{ responseStatus: 'NO', response: parsed('SERVERBUG') }],
    [{ responseStatus: 'BAD' }],
    // Dovecot's way to refuse a letter that it cannot read.
    [{ code: 'NoConnection', reason: 'FETCH failed: Internal error occurred.' }],
    [{ code: 'EConnectionClosed', reason: 'FETCH failed: Internal error occurred.' }],
    [{ code: 'ParserError11' }],
    [{ code: 'LiteralTooLarge' }],
    [{ code: 'ResponseTooLarge' }],
  ])('%o is an answer', fields => {
    expect(refusalOf(failure(fields))).toBe('refused')
  })

  it.each<[object]>([
    [{ code: 'NoConnection' }],
    [{ code: 'EConnectionClosed', reason: false }],
    [{ code: 'ECONNRESET' }],
    [{ code: 'ETIMEDOUT' }],
    [{ code: 'ETHROTTLE', responseStatus: 'BAD' }],
    [{ code: 'NoConnection', reason: 'Too many connections' }],
    [{ responseStatus: 'NO', serverResponseCode: 'UNAVAILABLE' }],
    [{ responseStatus: 'NO', response: parsed('INUSE') }],
    [{ responseStatus: 'NO', response: parsed('limit') }],
    [{}],
  ])('%o may be chance', fields => {
    expect(refusalOf(failure(fields))).toBe('lost')
    expect(refusalOf(new AppError('mail.timeout'))).toBe('lost')
  })
})
