import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { EditionStrip } from '../ui/EditionStrip.tsx'
import { useChange, useView } from './desk-state.ts'

/** Says that nothing here is real, and lets a visitor come. */
export function DemoStrip() {
  const text = useText()
  const change = useChange()
  const edition = useView(view => view.edition)
  if (edition !== 'demo') return null
  return (
    <div className="demo-strip">
      <EditionStrip edition={edition} />
      <Button size="small" icon="play" aria-haspopup="dialog" onClick={() => change({ overlay: { kind: 'visit' } })}>
        {text('desk.visit-open')}
      </Button>
    </div>
  )
}
