import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { UndoToast } from '../ui/UndoToast.tsx'
import { useDecisions } from './decisions.ts'
import { useChange, useHotkey, useUi } from './desk-state.ts'

const undoSeconds = 10

/** What floats for a while: a decision that can be taken back, a request that did not go through. */
export function Toasts() {
  const text = useText()
  const change = useChange()
  const hotkey = useHotkey()
  const { undo } = useDecisions()
  const decision = useUi(ui => ui.decision)
  const problem = useUi(ui => ui.problem)
  return (
    <div className="toasts">
      {problem && (
        <div className="toast-problem">
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
        </div>
      )}
      {decision && (
        <UndoToast
          key={decision.id}
          text={decision.text}
          seconds={undoSeconds}
          hotkey={hotkey('U')}
          onUndo={() => void undo()}
          onClose={() => change({ decision: null })}
        />
      )}
    </div>
  )
}
