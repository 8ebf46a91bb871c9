import { partsOf } from './found-code.ts'

/** Where a code leads, in full: the host loud, the rest of it whole. What is no link is not shown: it may be a password or a person. */
export function LinkView({ payload }: { readonly payload: string }) {
  const parts = partsOf(payload)
  if (parts === null) return null
  return (
    <p className="link-view">
      <span className="link-scheme">{payload.slice(0, payload.indexOf('//') + 2)}</span>
      <b>{parts.host}</b>
      {parts.path}
    </p>
  )
}
