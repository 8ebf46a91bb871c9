/** A command that was called wrongly; the message says how. */
export class UsageError extends Error {}

export function isUsageError(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    (error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS'))
  )
}
