import type { AsideReason } from '../../shared/model/package.ts'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'

/** Why this package is not in the queue, and that nothing of it is lost. */
export function AsideBanner({ reason }: { readonly reason: AsideReason }) {
  const text = useText()
  return (
    <div className="aside-banner">
      <Banner kind="info" title={text(`letters.aside-why-${reason}`)}>
        {text('letters.aside-kept')}
      </Banner>
    </div>
  )
}
