const dayMs = 86_400_000
/** Time to ask whoever runs the mail for the next one. */
const soonDays = 30
/** Nobody may have asked yet. */
const urgentDays = 7

/** What there is to say of a pinned certificate's last moment: nothing while it is far, or not known. */
export function judgeCertificate(
  until: number | null,
  now: number,
): { readonly is: 'soon' | 'over'; readonly kind: 'info' | 'warn' } | null {
  if (until === null || until - now > soonDays * dayMs) return null
  if (until <= now) return { is: 'over', kind: 'warn' }
  return { is: 'soon', kind: until - now > urgentDays * dayMs ? 'info' : 'warn' }
}
