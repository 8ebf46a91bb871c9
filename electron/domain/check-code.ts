import { createHash } from 'node:crypto'

/** Crockford's alphabet: no I, L, O and U, so that nothing is misread from a wall or misheard. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A short name of a payload for people, as «7K3M-Q2XD»: who compares it with the one at the desk knows whether a
 * poster shows the stored code. The first 40 bits of the payload's SHA-256.
 */
export function checkCode(payload: string): string {
  const digest = createHash('sha256').update(payload).digest()
  const bits = digest.readUIntBE(0, 5)
  const signs = Array.from({ length: 8 }, (_, index) => alphabet[Math.floor(bits / 32 ** (7 - index)) % 32])
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`
}
