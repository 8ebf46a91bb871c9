import type { CertificateFacts } from '../../shared/model/mailbox.ts'

export type CertificateDoubt = 'self' | 'authority' | 'name' | 'expired' | 'early'

/** Why nobody vouches for a certificate, as far as it shows it; the most telling first. */
export function doubtsOf(certificate: CertificateFacts, host: string, now: number): readonly CertificateDoubt[] {
  const { subject, issuer, names, from, until } = certificate
  const doubts: CertificateDoubt[] = []
  if (!isFor(names.length > 0 ? names : [subject], host)) doubts.push('name')
  if (until !== null && until < now) doubts.push('expired')
  if (from !== null && from > now) doubts.push('early')
  // Of one that is wrong in another way it is not known whether anybody vouches for it.
  if (subject === issuer) doubts.push('self')
  else if (doubts.length === 0) doubts.push('authority')
  return doubts
}

/** A star stands for one part of a name. */
function isFor(names: readonly string[], host: string): boolean {
  const asked = host.toLowerCase()
  return names.some(given => {
    const name = given.toLowerCase()
    return (
      name === asked ||
      (name.startsWith('*.') && asked.includes('.') && asked.slice(asked.indexOf('.')) === name.slice(1))
    )
  })
}

/** Sixteen groups of four, as they are read out on the telephone. */
export const groupsOf = (sha256: string): readonly string[] => sha256.toUpperCase().match(/.{4}/g) ?? []
