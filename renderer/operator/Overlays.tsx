import { TestLetterDialog } from '../mail/TestLetterDialog.tsx'
import { MailboxEditor } from '../setup/MailboxEditor.tsx'
import { JunkDialog } from '../waiting/JunkDialog.tsx'
import { WaitingDialog } from '../waiting/WaitingDialog.tsx'
import { useChange, useDesk, useUi, useView } from './desk-state.ts'
import { KeysDialog } from './KeysDialog.tsx'
import { RejectDialog } from './RejectDialog.tsx'
import { TraceDialog } from './TraceDialog.tsx'
import { VisitDialog } from './VisitDialog.tsx'
import './dialogs.css'

/** The dialogs of the desk, one at a time. */
export function Overlays() {
  const { client } = useDesk()
  const overlay = useUi(ui => ui.overlay)
  const secrets = useView(view => view.secrets)
  const change = useChange()
  const close = () => change({ overlay: null })
  switch (overlay?.kind) {
    case 'reject':
      return <RejectDialog id={overlay.id} code={overlay.code} onClose={close} />
    case 'mailbox':
      return <MailboxEditor client={client} mailboxId={overlay.mailboxId} secrets={secrets} onClose={close} />
    case 'test-letter':
      return <TestLetterDialog mailboxId={overlay.mailboxId} onClose={close} />
    case 'keys':
      return <KeysDialog onClose={close} />
    case 'visit':
      return <VisitDialog onClose={close} />
    case 'trace':
      return <TraceDialog sender={overlay.sender} onClose={close} />
    case 'waiting':
      return <WaitingDialog onClose={close} />
    case 'junk':
      return <JunkDialog mailboxId={overlay.mailboxId} onClose={close} />
    default:
      return null
  }
}
