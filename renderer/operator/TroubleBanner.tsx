import { isErrorCode } from '../../shared/errors.ts'
import type { PackageDetails } from '../../shared/model/package.ts'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'

/** A letter that gave no copies: why, and what to ask the visitor for. */
export function TroubleBanner({ details: { trouble, problem } }: { readonly details: PackageDetails }) {
  const text = useText()
  if (trouble === null) return null
  if (trouble === 'no-copies') {
    return (
      <Banner kind="warn" title={text('desk.trouble-no-copies-title')}>
        {text('desk.trouble-no-copies-about')}
      </Banner>
    )
  }
  return (
    <Banner kind="bad" title={text(`desk.trouble-${trouble}-title`)}>
      {problem !== null && isErrorCode(problem.code) ? text(`error.${problem.code}`) : text('desk.trouble-kept')}
    </Banner>
  )
}
