import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useChange, useUi } from './desk-state.ts'

/** A request that did not go through, in words. */
export function Problem() {
  const text = useText()
  const change = useChange()
  const problem = useUi(ui => ui.problem)
  if (problem === null) return null
  return (
    <Banner
      kind="bad"
      live
      title={text('desk.problem-title')}
      action={
        <Button size="small" onClick={() => change({ problem: null })}>
          {text('desk.problem-close')}
        </Button>
      }
    >
      {text(`error.${problem}`)}
    </Banner>
  )
}
