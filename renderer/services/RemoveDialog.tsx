import { useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

interface RemoveDialogProps {
  readonly title: string
  /** The exact consequence. */
  readonly about: string
  readonly confirm: string
  readonly onRemove: () => Promise<unknown>
  readonly onRemoved: () => void
  readonly onClose: () => void
}

/** Confirms what cannot be undone; a refusal is told where it was asked for. */
export function RemoveDialog({ title, about, confirm, onRemove, onRemoved, onClose }: RemoveDialogProps) {
  const text = useText()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)

  async function remove(): Promise<void> {
    setBusy(true)
    try {
      await onRemove()
      onRemoved()
    } catch (error) {
      setBusy(false)
      setRefusal(toWire(error).code)
    }
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void remove()}>
            {confirm}
          </Button>
          <Button autoFocus onClick={onClose}>
            {text('services.not-now')}
          </Button>
        </>
      }
    >
      {refusal ? (
        <Banner kind="bad" live title={text('services.not-removed')}>
          {text(`error.${refusal}`)}
        </Banner>
      ) : (
        <p>{about}</p>
      )}
    </Dialog>
  )
}
