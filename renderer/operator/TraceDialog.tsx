import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useView } from './desk-state.ts'
import { Problem } from './Problem.tsx'
import { TraceResult } from './TraceResult.tsx'
import { useTrace } from './use-trace.ts'
import './trace.css'

const periods = ['1', '7', '30'] as const

interface TraceDialogProps {
  readonly sender: string
  readonly onClose: () => void
}

/** «Чому цього листа немає?»: looks for a sender here and on the server. What is typed is kept nowhere. */
export function TraceDialog({ sender: known, onClose }: TraceDialogProps) {
  const text = useText()
  const mailboxes = useView(view => view.mailboxes)
  const [mailboxId, setMailboxId] = useState(mailboxes[0]?.id ?? '')
  const [sender, setSender] = useState(known)
  const [period, setPeriod] = useState<(typeof periods)[number]>('1')
  const [asked, setAsked] = useState(false)
  const { busy, answer, search, cancel } = useTrace()
  const tooShort = sender.trim().length < 2

  function submit(): void {
    setAsked(true)
    if (!tooShort && mailboxId !== '') void search({ mailboxId, sender: sender.trim(), days: Number(period) })
  }

  return (
    <Dialog
      title={text('letters.trace')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button
            kind="primary"
            type="submit"
            busy={busy}
            busyText={text('letters.trace-busy')}
            disabledReason={mailboxId === '' ? text('desk.mail-strong-none') : undefined}
          >
            {text('letters.trace-go')}
          </Button>
          {busy ? (
            <Button onClick={cancel}>{text('common.cancel')}</Button>
          ) : (
            <Button onClick={onClose}>{text('common.close')}</Button>
          )}
        </>
      }
    >
      <div className="trace">
        <Problem />
        <p className="trace-about">{text('letters.trace-about')}</p>
        {/* First, so that the dialog opens with the keyboard in it. */}
        <TextField
          label={text('letters.trace-sender')}
          hint={text('letters.trace-sender-hint')}
          value={sender}
          onChange={setSender}
          maxLength={254}
          autoComplete="off"
          spellCheck={false}
          error={asked && tooShort ? text('letters.trace-sender-short') : undefined}
        />
        {mailboxes.length > 1 && (
          <SelectField
            label={text('letters.trace-mailbox')}
            value={mailboxId}
            options={mailboxes.map(({ id, address }) => ({ value: id, label: address }))}
            onChange={setMailboxId}
          />
        )}
        <Segmented
          label={text('letters.trace-period')}
          labelShown
          value={period}
          options={periods.map(value => ({ value, label: text('letters.trace-days', { count: Number(value) }) }))}
          onChange={setPeriod}
        />
        <div role="status" className="trace-result">
          {busy && <p>{text('letters.trace-waits')}</p>}
          {answer !== null && <TraceResult answer={answer} onLeave={onClose} />}
        </div>
      </div>
    </Dialog>
  )
}
