import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { useAsideActions } from './aside-actions.ts'
import { useUi } from './desk-state.ts'

/** What can be done with several rows at once, below their list. */
export function AsideTools() {
  const text = useText()
  const { move, tick } = useAsideActions()
  const { rows, total, ticked } = useUi(ui => ui.aside)
  const selectedId = useUi(ui => ui.selectedId)
  const busy = useUi(ui => ui.deciding !== null)
  const selected = rows?.find(({ id }) => id === selectedId)
  const sender = selected?.sender.toLowerCase()
  const same = rows?.filter(row => row.sender.toLowerCase() === sender).map(({ id }) => id) ?? []

  return (
    <div className="aside-tools">
      {ticked.size > 0 && (
        <div className="aside-taking">
          <Button kind="primary" busy={busy} onClick={() => void move([...ticked], false)}>
            {text('letters.aside-take', { number: ticked.size })}
          </Button>
          <Button kind="quiet" onClick={() => tick([...ticked], false)}>
            {text('letters.aside-untick')}
          </Button>
        </div>
      )}
      {selected !== undefined && same.length > 1 && same.some(id => !ticked.has(id)) && (
        <button type="button" className="aside-same" title={selected.sender} onClick={() => tick(same, true)}>
          <span className="clip">
            {text(rows!.length < total ? 'letters.aside-same-shown' : 'letters.aside-same', {
              sender: selected.sender,
            })}
          </span>
          <span className="count">{same.length}</span>
        </button>
      )}
      <p className="meta" id="aside-hint">
        {text('letters.aside-hint')}
      </p>
    </div>
  )
}
