import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Problem } from '../operator/Problem.tsx'
import { useView } from '../operator/desk-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { Accepted } from './Accepted.tsx'
import { EarlierJunk } from './EarlierJunk.tsx'
import { LookHead } from './LookHead.tsx'
import { MailboxLook } from './MailboxLook.tsx'
import { NothingYet } from './NothingYet.tsx'
import { WaitingLetters } from './WaitingLetters.tsx'
import { useJunk } from './use-junk.ts'
import { useLines } from './use-lines.ts'
import { useLook } from './use-look.ts'
import { useRecent } from './use-recent.ts'
import './waiting.css'

const all = ''

/** «Чекаю на лист»: a visitor stands here and says that it was sent. Looks now, and again and again, until it is found. */
export function WaitingDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const mailboxes = useView(view => view.mailboxes)
  const branches = useView(view => view.branches)
  const [chosenId, setChosenId] = useState(all)
  const chosen = mailboxes.filter(({ id }) => chosenId === all || id === chosenId)
  const look = useLook(chosen.map(({ id }) => id))
  const recent = useRecent(chosenId === all ? null : chosenId, look.count)
  const junk = useJunk(chosen)
  const { lines, earlier } = useLines(recent, junk, look.begunAt)

  const nameOf = (id: string, address: string): string => {
    const branch = branches.find(({ mailboxId }) => mailboxId === id)?.name
    return branch === undefined ? address : text('waiting.which-branch', { branch, address })
  }

  return (
    <Dialog
      title={text('waiting.title')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{text('common.close')}</Button>}
    >
      <div className="waiting">
        <Problem />
        {mailboxes.length > 1 && (
          <SelectField
            label={text('waiting.which')}
            value={chosenId}
            options={[
              { value: all, label: text('waiting.which-all') },
              ...mailboxes.map(({ id, address }) => ({ value: id, label: nameOf(id, address) })),
            ]}
            onChange={setChosenId}
          />
        )}
        <LookHead look={look} isAble={chosen.some(({ job }) => job.kind === 'running' || job.kind === 'idle')} />
        {chosen.map(mailbox => (
          <MailboxLook
            key={mailbox.id}
            mailbox={mailbox}
            begunAt={look.begunAt}
            junk={junk.lists?.get(mailbox.id)}
            named={chosen.length > 1}
          />
        ))}
        <WaitingLetters lines={lines} junk={junk} onLeave={onClose}>
          {recent !== undefined && lines.length === 0 && <NothingYet mailboxes={chosen} />}
        </WaitingLetters>
        <Accepted packageIds={junk.accepted} recent={recent} />
        <EarlierJunk rows={earlier} junk={junk} />
      </div>
    </Dialog>
  )
}
