const tokenDigits = 10

/** A letter that came later than this after its token was made is a letter like any other. */
export const testLetterMs = 7 * 24 * 60 * 60_000

/** Digits, because a person may have to type them, on whatever keyboard. Nobody can guess them. */
export function makeToken(fraction: () => number): string {
  return Array.from({ length: tokenDigits }, () => Math.floor(fraction() * 10)).join('')
}

/** The token that a subject holds, however its digits were parted. */
export function tokenIn(subject: string, tokens: readonly string[]): string | undefined {
  const digits = subject.replaceAll(/\D/g, '')
  return digits.length < tokenDigits ? undefined : tokens.find(token => digits.includes(token))
}
