import { groupsOf } from './certificate-doubts.ts'

/** A fingerprint in groups that two people can compare. */
export function Fingerprint({ sha256 }: { readonly sha256: string }) {
  return (
    <code className="fingerprint">
      {groupsOf(sha256).map((group, place) => (
        // Each is in its place and nothing else tells two of them apart.
        <span key={place}>{group} </span>
      ))}
    </code>
  )
}
