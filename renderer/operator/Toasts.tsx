import { UndoToast } from '../ui/UndoToast.tsx'
import { useDecisions } from './decisions.ts'
import { useChange, useHotkey, useUi } from './desk-state.ts'
import { Problem } from './Problem.tsx'

const undoSeconds = 10

/** What floats for a while: a decision that can be taken back, a request that did not go through. */
export function Toasts() {
  const change = useChange()
  const hotkey = useHotkey()
  // Elsewhere the desk's keys are not heard.
  const key = useUi(ui => ui.place === 'queue') ? hotkey('U') : undefined
  const { undo } = useDecisions()
  const decision = useUi(ui => ui.decision)
  const moved = useUi(ui => ui.moved)
  // Below the open question nobody could press it: it is told there.
  const problem = useUi(ui => ui.problem !== null && ui.overlay?.kind !== 'reject' && ui.overlay?.kind !== 'trace')
  return (
    <div className="toasts">
      {problem && (
        <div className="toast-problem">
          <Problem />
        </div>
      )}
      {decision?.settledAt != null && (
        <UndoToast
          key={decision.id}
          text={decision.text}
          seconds={undoSeconds}
          hotkey={key}
          onUndo={() => void undo()}
          onClose={() => change({ decision: null })}
        />
      )}
      {moved !== null && (
        <UndoToast
          key={`${moved.aside}-${moved.ids[0]}`}
          text={moved.text}
          seconds={undoSeconds}
          hotkey={key}
          onUndo={() => void undo()}
          onClose={() => change({ moved: null })}
        />
      )}
    </div>
  )
}
