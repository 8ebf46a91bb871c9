import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'

/** On a row whose copies have come before; `code` is the first one's, if it is still open in the queue. */
export function RepeatMark({ code }: { readonly code: number | undefined }) {
  const text = useText()
  const known = code === undefined ? null : String(code)
  const about = known === null ? text('letters.repeat-about') : text('letters.repeat-about-of', { code: known })
  return (
    <span className="queue-repeat" title={about}>
      <Icon name="copy-simple" size={14} />
      <span aria-hidden>{known === null ? text('letters.repeat') : text('letters.repeat-of', { code: known })}</span>
      <span className="visually-hidden">{about}</span>
    </span>
  )
}
