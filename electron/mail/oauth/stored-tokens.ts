import { z } from 'zod'
import type { Grant } from './token-answer.ts'
import { renewBeforeMs } from './limits.ts'

/** What is kept of a grant among the shell's secrets, as JSON. */
const storedTokens = z.object({
  refreshToken: z.string().min(1),
  accessToken: z.string().min(1),
  issuedAt: z.number(),
  expiresAt: z.number(),
})
export type StoredTokens = Readonly<z.infer<typeof storedTokens>>

export function tokensOf({ accessToken, lifeMs }: Grant, refreshToken: string, now: number): StoredTokens {
  return { refreshToken, accessToken, issuedAt: now, expiresAt: now + lifeMs }
}

/** Null when there is none, or nothing that could be one: then a person logs in again. */
export function parseTokens(text: string | undefined): StoredTokens | null {
  if (text === undefined) return null
  try {
    return storedTokens.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** Whether a token can be used without asking; a clock that was set back makes it doubtful. */
export function isFresh({ issuedAt, expiresAt }: StoredTokens, now: number): boolean {
  return issuedAt <= now && now < expiresAt - renewBeforeMs
}
