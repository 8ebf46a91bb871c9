import { createHash } from 'node:crypto'
import type { Random } from '../../jobs/clock.ts'

/** What only the one who asked knows: an answer without its state is somebody else's, a code without its verifier is worthless. */
export interface Proof {
  readonly state: string
  readonly verifier: string
  /** RFC 7636, S256. */
  readonly challenge: string
}

export function createProof(random: Random): Proof {
  const verifier = random.bytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  return { state: random.bytes(16).toString('base64url'), verifier, challenge }
}
