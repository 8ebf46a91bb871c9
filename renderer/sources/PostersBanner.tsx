import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { useGo } from '../operator/places.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'

/** Paper on the wall that no longer says what is true, wherever that comes up. */
export function PostersBanner() {
  const text = useText()
  const go = useGo()
  const posters = useView(view => view.postersDown)
  if (posters.length === 0) return null
  const names = [...new Set(posters.map(({ serviceName }) => `«${serviceName}»`))]
  return (
    <Banner
      kind="warn"
      live
      title={`${text('selfTest.posters', { count: posters.length })}:`}
      action={
        <Button size="small" onClick={() => go('self-test')}>
          {text('selfTest.posters-show')}
        </Button>
      }
    >
      {names.slice(0, 3).join(', ')}
      {names.length > 3 && '…'}
    </Banner>
  )
}
