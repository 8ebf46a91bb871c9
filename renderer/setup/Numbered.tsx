import { useText } from '../i18n.ts'
import type { RemedyKey } from './remedies.ts'

/** What to do, in order. */
export function Numbered({ steps }: { readonly steps: readonly RemedyKey[] }) {
  const text = useText()
  return (
    <ol className="check-remedies">
      {steps.map(step => (
        <li key={step}>{text(step)}</li>
      ))}
    </ol>
  )
}
