import { useEffect, useState } from 'react'
import type { Client } from '../../shared/client.ts'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { CheckCard } from './CheckCard.tsx'
import { draftOf, emptyMailbox, mailboxInputOf, mistakesIn, providerOf, type MailboxDraft } from './mailbox-draft.ts'
import { MailboxForm } from './MailboxForm.tsx'
import { useMistakeFocus } from './use-mistake-focus.ts'
import { useMailboxCheck, verdictOf } from './use-mailbox-check.ts'
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
  const [stopped, setStopped] = useState(0)
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode>()
  const check = useMailboxCheck(client)
  const frame = useMistakeFocus<HTMLDivElement>(stopped)

  useEffect(() => {
    if (mailboxId === null) return
    let gone = false
    client('mailbox.get', { id: mailboxId }).then(
      settings => gone || setDraft(draftOf(settings)),
      (error: unknown) => gone || setRefusal(toWire(error).code),
    )
    return () => void (gone = true)
  }, [client, mailboxId])

  const input = draft && mailboxInputOf(draft)
  const state = input ? check.stateOf(input) : ({ kind: 'unknown' } as const)
  const provider = draft && providerOf(draft)
  const verdict = verdictOf(state)

  async function save(): Promise<void> {
    if (!input || saving) return
    setSaving(true)
    try {
      if (mailboxId === null) onSaved?.((await client('mailbox.add', { mailbox: input })).id)
      else await client('mailbox.update', { id: mailboxId, mailbox: input })
      onClose()
    } catch (error) {
      setSaving(false)
      setRefusal(toWire(error).code)
    }
  }

  /** Tried first: a password that the server refuses is better found here than at the desk. */
  async function tryAndSave(): Promise<void> {
    setRefusal(undefined)
    if (!draft || !input || state.kind === 'running' || provider?.oauthOnly) return
    if (mistakesIn(draft).length > 0) return setStopped(stopped + 1)
    if (verdict === 'passed' || verdictOf(await check.run(input)) === 'passed') await save()
    else setStopped(count => count + 1)
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
            disabledReason={provider?.oauthOnly ? text('setup.oauthMissing') : undefined}
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
      {draft && input && (
        <div className="setup-columns" ref={frame}>
          <div className="setup-form">
            <MailboxForm
              draft={draft}
              check={state}
              tried={stopped > 0}
              secrets={secrets}
              onChange={patch => setDraft({ ...draft, ...patch })}
            />
          </div>
          <CheckCard input={input} provider={provider} state={state} />
        </div>
      )}
    </Dialog>
  )
}
