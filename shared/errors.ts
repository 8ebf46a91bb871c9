/** What happens next after a failure: retried by us, fixed by a person on site, or final. */
export type Remedy = 'retry' | 'operator' | 'none'

/**
 * Every failure a window can be told of, with its remedy.
 * Each code has a sentence in every locale under `error.<code>`; the compiler asks for it.
 */
export const errorCodes = {
  'call.unknown': 'none',
  'call.forbidden': 'none',
  'call.invalid': 'none',
  'call.lost': 'retry',
  'mail.name-not-found': 'operator',
  'mail.refused': 'retry',
  'mail.timeout': 'retry',
  'mail.lost': 'retry',
  'mail.certificate': 'operator',
  'mail.certificate-changed': 'operator',
  'mail.not-imap': 'operator',
  'mail.credentials': 'operator',
  'mail.imap-off': 'operator',
  'mail.folder': 'operator',
  'mail.limit': 'retry',
  'smtp.refused': 'operator',
  'smtp.not-smtp': 'operator',
  'smtp.no-protection': 'operator',
  'smtp.credentials': 'operator',
  'smtp.rejected': 'operator',
  'smtp.later': 'retry',
  'smtp.unsure': 'operator',
  'test-letter.late': 'operator',
  'test-letter.bounced': 'operator',
  'oauth.browser': 'operator',
  'oauth.denied': 'operator',
  'oauth.timeout': 'operator',
  'oauth.revoked': 'operator',
  'oauth.refused': 'operator',
  'oauth.scope': 'operator',
  'oauth.client': 'operator',
  'oauth.certificate': 'operator',
  'oauth.malformed': 'retry',
  'after.read-only': 'operator',
  'after.no-folder': 'operator',
  'after.same-folder': 'operator',
  'after.no-keywords': 'operator',
  'after.unsafe': 'operator',
  'after.refused': 'operator',
  'after.changed': 'none',
  'letter.paused': 'operator',
  'letter.too-large': 'none',
  'letter.too-deep': 'none',
  'letter.too-many-parts': 'none',
  'letter.headers-too-large': 'none',
  'letter.malformed': 'none',
  'letter.timeout': 'none',
  'letter.unfetchable': 'none',
  'junk.gone': 'none',
  'package.missing': 'none',
  'package.settled': 'none',
  'package.open': 'none',
  'package.no-service': 'operator',
  'package.nothing': 'none',
  'document.missing': 'none',
  'document.changed': 'none',
  'document.unsaved': 'operator',
  'branch.missing': 'none',
  'branch.in-use': 'operator',
  'service.missing': 'none',
  'service.in-use': 'operator',
  'service.alias-taken': 'operator',
  'service.code-refused': 'operator',
  'service.code-taken': 'operator',
  'service.code-stands': 'operator',
  'service.code-unproven': 'operator',
  'host.refused': 'operator',
  'host.in-use': 'operator',
  'source.missing': 'none',
  'source.changed': 'none',
  'source.rival': 'operator',
  'catalogue.missing': 'none',
  'poster.refused': 'operator',
  'source.name-not-found': 'operator',
  'source.refused': 'retry',
  'source.timeout': 'retry',
  'source.lost': 'retry',
  'source.certificate': 'operator',
  'source.redirect': 'operator',
  'source.status': 'retry',
  'source.rejected': 'operator',
  'source.no-data': 'retry',
  'source.unauthorised': 'operator',
  'source.forbidden': 'operator',
  'source.gone': 'operator',
  'source.denied': 'operator',
  'source.busy': 'retry',
  'source.too-large': 'operator',
  'source.too-slow': 'operator',
  'source.malformed': 'operator',
  'source.not-catalogue': 'operator',
  'source.spreadsheet': 'operator',
  'source.newer': 'operator',
  'source.address': 'operator',
  'upload.unreadable': 'operator',
  'upload.busy': 'retry',
  'picture.empty': 'operator',
  'picture.file-too-large': 'operator',
  'picture.too-large': 'operator',
  'picture.unknown': 'operator',
  'picture.webp': 'operator',
  'picture.gif': 'operator',
  'picture.bmp': 'operator',
  'picture.tiff': 'operator',
  'picture.heic': 'operator',
  'picture.avif': 'operator',
  'picture.svg': 'operator',
  'picture.document': 'operator',
  'picture.damaged': 'operator',
  'picture.locked': 'operator',
  'picture.no-code': 'operator',
  'picture.timeout': 'operator',
  'setup.done': 'none',
  'store.newer': 'operator',
  'store.damaged': 'operator',
  'store.key': 'operator',
  'store.full': 'retry',
  'store.disk': 'retry',
  'store.low-space': 'retry',
  'store.busy': 'retry',
  'store.folder': 'operator',
  'store.edition': 'operator',
  'settings.damaged': 'operator',
  'port.taken': 'operator',
  internal: 'none',
} as const satisfies Record<string, Remedy>

export type ErrorCode = keyof typeof errorCodes

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}

/** A failure as it crosses the bridge. `detail` is a field name or an id, never a person's data. */
export interface WireError {
  readonly code: ErrorCode
  readonly detail?: string
}

export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: string | undefined

  constructor(code: ErrorCode, detail?: string, cause?: unknown) {
    super(detail === undefined ? code : `${code}: ${detail}`, { cause })
    this.code = code
    this.detail = detail
  }

  get remedy(): Remedy {
    return errorCodes[this.code]
  }
}

/** Unknown failures cross the bridge as `internal`: no stack, path or address leaks to a window. */
export function toWire(error: unknown): WireError {
  if (!(error instanceof AppError)) return { code: 'internal' }
  return error.detail === undefined ? { code: error.code } : { code: error.code, detail: error.detail }
}
