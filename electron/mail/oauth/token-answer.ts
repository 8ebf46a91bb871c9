import { z } from 'zod'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { longestLifeMs, maxToken, usualLifeMs } from './limits.ts'
import type { FormAnswer } from './post-form.ts'

/** A token goes into a command of IMAP, where nothing but plain letters may stand. */
const token = z
  .string()
  .regex(/^[\x21-\x7e]+$/)
  .max(maxToken)

const success = z.object({
  access_token: token,
  refresh_token: token.optional(),
  // Some write it as a text.
  expires_in: z.coerce.number().positive().optional().catch(undefined),
  scope: z.string().max(maxToken).optional(),
})
const failure = z.object({ error: z.string().max(100) })

/** What an authority gave. */
export interface Grant {
  readonly accessToken: string
  /** Null: the one that was used stays in force. */
  readonly refreshToken: string | null
  readonly lifeMs: number
  /** Null: as asked for. */
  readonly scopes: readonly string[] | null
}

/** RFC 6749, 5.1 and 5.2. @throws AppError `oauth.*`, `mail.lost` */
export function readTokenAnswer({ status, body }: FormAnswer): Grant {
  const json = parse(body)
  if (status === 200) {
    const read = success.safeParse(json)
    if (!read.success) throw new AppError('oauth.malformed', read.error.issues[0]?.path.join('.'))
    const { access_token, refresh_token, expires_in, scope } = read.data
    return {
      accessToken: access_token,
      refreshToken: refresh_token ?? null,
      lifeMs: expires_in === undefined ? usualLifeMs : Math.min(expires_in * 1_000, longestLifeMs),
      scopes: scope === undefined ? null : scope.split(' '),
    }
  }
  const error = failure.safeParse(json).data?.error ?? ''
  const code = Object.hasOwn(refusals, error) ? refusals[error as keyof typeof refusals] : undefined
  if (code !== undefined && status < 500) throw new AppError(code, error)
  // Busy, broken or in maintenance: as likely as not it gives a token in a minute.
  if (status === 429 || status >= 500) throw new AppError('mail.lost', `token ${status}`)
  throw new AppError('oauth.malformed', String(status))
}

const refusals = {
  invalid_grant: 'oauth.revoked',
  // Microsoft's: a second factor is asked for again, or an administrator has to agree.
  interaction_required: 'oauth.revoked',
  consent_required: 'oauth.revoked',
  invalid_client: 'oauth.client',
  unauthorized_client: 'oauth.client',
  unsupported_grant_type: 'oauth.client',
  invalid_request: 'oauth.client',
  invalid_scope: 'oauth.scope',
  access_denied: 'oauth.denied',
  temporarily_unavailable: 'mail.lost',
} as const satisfies Record<string, ErrorCode>

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
