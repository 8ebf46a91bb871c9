import { useEffect, useState } from 'react'
import type { Client } from '../../shared/client.ts'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { CheckCard } from './CheckCard.tsx'
import { draftOf, emptyMailbox, type MailboxDraft } from './mailbox-draft.ts'
import { MailboxForm } from './MailboxForm.tsx'
import { useMistakeFocus } from './use-mistake-focus.ts'
import { useMailboxCheck, verdictOf } from './use-mailbox-check.ts'
import { useMailboxForm } from './use-mailbox-form.ts'
import './setup.css'

export interface MailboxEditorProps {
  readonly client: Client<'operator'>
  /** Null for a new one. */
  readonly mailboxId: string | null
  /** What a new one begins with. */
  readonly address?: string
  /** `OperatorView.secrets`. */
  readonly secrets: string
  readonly onSaved?: (mailboxId: string) => void
  readonly onClose: () => void
}

/** The mailbox form as a dialog: for a new password, another server, or one mailbox more. */
export function MailboxEditor({ client, mailboxId, address = '', secrets, onSaved, onClose }: MailboxEditorProps) {
  const text = useText()
  const [draft, setDraft] = useState<MailboxDraft | undefined>(
    mailboxId === null ? { ...emptyMailbox, address } : undefined,
  )
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode>()
  const check = useMailboxCheck(client)
  const form = useMailboxForm({ client, check, draft: draft ?? emptyMailbox, onChange: setDraft })
  const frame = useMistakeFocus<HTMLDivElement>(form.stopped)

  useEffect(() => {
    if (mailboxId === null) return
    let gone = false
    client('mailbox.get', { id: mailboxId }).then(
      settings => gone || setDraft(draftOf(mailboxId, settings)),
      (error: unknown) => gone || setRefusal(toWire(error).code),
    )
    return () => void (gone = true)
  }, [client, mailboxId])

  const { input, state } = form
  const verdict = verdictOf(state)

  async function save(): Promise<void> {
    if (saving) return
    setSaving(true)
    try {
      if (mailboxId === null) {
        const { id } = await client('mailbox.add', { mailbox: input })
        onSaved?.(id)
      } else await client('mailbox.update', { id: mailboxId, mailbox: input })
      onClose()
    } catch (error) {
      setSaving(false)
      setRefusal(toWire(error).code)
    }
  }

  /** Tried first: a password that the server refuses is better found here than at the desk. */
  async function tryAndSave(): Promise<void> {
    setRefusal(undefined)
    if (draft && (verdict === 'passed' || (await form.check()) === 'passed')) await save()
  }

  return (
    <Dialog
      title={text(mailboxId === null ? 'setup.editorNew' : 'setup.editorTitle')}
      wide
      onClose={onClose}
      onSubmit={() => void tryAndSave()}
      actions={
        <>
          <Button
            kind="primary"
            size="large"
            type="submit"
            busy={saving || state.kind === 'running'}
            busyText={text(saving ? 'setup.saving' : 'setup.checking')}
          >
            {text('setup.checkAndSave')}
          </Button>
          {verdict === 'retry' && (
            <Button size="large" onClick={() => void save()}>
              {text('setup.saveAnyway')}
            </Button>
          )}
          <Button kind={verdict === 'retry' ? 'quiet' : 'second'} size="large" onClick={onClose}>
            {text('common.cancel')}
          </Button>
        </>
      }
    >
      {refusal && (
        <Banner kind="bad" live title={text('setup.notSaved')}>
          {text(`error.${refusal}`)}
        </Banner>
      )}
      {draft && (
        <div className="setup-columns" ref={frame}>
          <div className="setup-form">
            <MailboxForm form={form} secrets={secrets} />
          </div>
          <CheckCard form={form} />
        </div>
      )}
    </Dialog>
  )
}
