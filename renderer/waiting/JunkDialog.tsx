import { useText } from '../i18n.ts'
import { Problem } from '../operator/Problem.tsx'
import { useView } from '../operator/desk-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useLandingFocus } from '../ui/use-landing-focus.ts'
import { Accepted } from './Accepted.tsx'
import { JunkRows } from './JunkRows.tsx'
import { useJunk } from './use-junk.ts'
import './waiting.css'

interface JunkDialogProps {
  readonly mailboxId: string
  readonly onClose: () => void
}

/** All that the server's filter took of late, without anybody waiting. */
export function JunkDialog({ mailboxId, onClose }: JunkDialogProps) {
  const text = useText()
  const mailbox = useView(view => view.mailboxes.find(({ id }) => id === mailboxId))
  const junk = useJunk(mailbox === undefined ? [] : [mailbox])
  const about = useLandingFocus<HTMLParagraphElement>(junk.rows.map(({ key }) => key).join())
  const place = junk.lists?.get(mailboxId)?.place
  return (
    <Dialog
      title={text('waiting.junk-title', { address: mailbox?.address ?? '' })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{text('common.close')}</Button>}
    >
      <div className="waiting">
        <Problem />
        <p ref={about} tabIndex={-1} className="waiting-about">
          {text('waiting.junk-about')}
        </p>
        <Accepted packageIds={junk.accepted} />
        {junk.rows.length > 0 && <JunkRows rows={junk.rows} junk={junk} />}
        {junk.rows.length === 0 && place !== undefined && (
          <p role="status">{text(place === 'open' ? 'waiting.junk-empty' : `waiting.junk-${place}`)}</p>
        )}
      </div>
    </Dialog>
  )
}
