import { useEffect, useEffectEvent, useState } from 'react'
import type { PackageDetails } from '../../shared/model/package.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Choices } from './Choices.tsx'
import { useDecisions } from './decisions.ts'
import { selectedDetails, useUi, useView } from './desk-state.ts'
import { Problem } from './Problem.tsx'
import { isOpen } from './queue.ts'
import { missingTypes, namesInSentence, verdictOf } from './verdict.ts'

const reasons = ['other-person', 'wrong-service', 'missing', 'unreadable', 'duplicate', 'own'] as const
type Reason = (typeof reasons)[number]

function likeliest(details: PackageDetails): Reason {
  const verdict = verdictOf(details)
  if (verdict === 'missing' || details.copies.length === 0) return 'missing'
  return verdict === 'broken' || verdict === 'trouble' ? 'unreadable' : 'other-person'
}

interface RejectDialogProps {
  readonly id: string
  readonly code: number
  readonly onClose: () => void
}

/** Asks why. The likeliest reason is already chosen, so that Enter is enough. */
export function RejectDialog({ id, code, onClose }: RejectDialogProps) {
  const text = useText()
  const { reject } = useDecisions()
  const details = useUi(selectedDetails)
  const busy = useUi(ui => ui.deciding === id)
  const [reason, setReason] = useState<Reason>(() => (details === null ? 'other-person' : likeliest(details)))
  const [own, setOwn] = useState('')
  const [asked, setAsked] = useState(false)
  const open = useView(view => view.queue.some(item => item.id === id && isOpen(item)))
  const close = useEffectEvent(onClose)
  const missing = details === null ? [] : missingTypes(details)

  // Decided elsewhere: the question has no sense any more.
  useEffect(() => {
    if (!open) close()
  }, [open])

  function wordsOf(value: Reason): string {
    if (value === 'missing' && missing.length > 0) {
      return text('desk.reason-missing-of', { names: namesInSentence(missing, text) })
    }
    if (value === 'missing' && details?.copies.length === 0) return text('desk.reason-no-copies')
    return text(`desk.reason-${value}`)
  }

  function submit(): void {
    const words = reason === 'own' ? own.trim() : wordsOf(reason)
    setAsked(true)
    if (words !== '' && !busy) void reject(id, code, words)
  }

  return (
    <Dialog
      title={text('desk.reject-title', { code: String(code) })}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button kind="primary" type="submit" busy={busy} busyText={text('desk.reject-busy')}>
            {text('desk.reject-confirm')}
          </Button>
          <Button onClick={onClose}>{text('common.back')}</Button>
        </>
      }
    >
      <Problem />
      <Choices
        label={text('desk.reason-label')}
        value={reason}
        choices={reasons.map(value => ({ value, label: wordsOf(value) }))}
        onChange={setReason}
        focused
      />
      {reason === 'own' && (
        <TextField
          label={text('desk.reason-own-label')}
          value={own}
          onChange={setOwn}
          maxLength={500}
          autoFocus
          error={asked && own.trim() === '' ? text('desk.reason-own-needed') : undefined}
        />
      )}
      <p className="dialog-note">{text('desk.reject-about')}</p>
    </Dialog>
  )
}
