import type { CopyDetails } from '../../shared/model/package.ts'
import { fileSize } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'

interface FooterProps {
  readonly copy: CopyDetails
  /** The bytes on the screen have the fingerprint taken when the letter came. */
  readonly isIntact: boolean
}

export function Footer({ copy, isIntact }: FooterProps) {
  const text = useText()
  const size = fileSize(copy.bytes, useLanguage())
  return (
    <footer className="preview-foot">
      {isIntact && (
        <>
          <Icon name="fingerprint" size={16} />
          <span>{text('preview.intact')}</span>
        </>
      )}
      <span className="preview-weight">
        {text('preview.weight', { size, media: text(`preview.media-${copy.media}`) })}
      </span>
    </footer>
  )
}
