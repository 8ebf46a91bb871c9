import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useOpenInServices } from './use-open-in-services.ts'

/** How many names a strip has room for. */
const named = 3

/** Paper on the wall that no longer says what is true, wherever that comes up. */
export function PostersNotice() {
  const text = useText()
  const open = useOpenInServices()
  const posters = useView(view => view.postersDown)
  if (posters.length === 0) return null
  const names = [...new Set(posters.map(({ serviceName }) => `«${serviceName}»`))]
  return (
    <Banner
      kind="warn"
      title={`${text('posters.down-count', { count: posters.length })}:`}
      action={
        <Button size="small" onClick={() => open({ kind: 'posters' })}>
          {text('posters.which')}
        </Button>
      }
    >
      {names.slice(0, named).join(', ')}
      {names.length > named && '…'}
    </Banner>
  )
}
