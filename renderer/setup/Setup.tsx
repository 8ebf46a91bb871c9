import { useEffect, useState } from 'react'
import type { Client } from '../../shared/client.ts'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import type { OperatorView } from '../../shared/views.ts'
import { useText } from '../i18n.ts'
import { BranchStep } from './BranchStep.tsx'
import { mailboxInputOf } from './mailbox-draft.ts'
import { MailboxStep } from './MailboxStep.tsx'
import { ServiceStep } from './ServiceStep.tsx'
import { typesOf } from './needs.ts'
import { forgetDraft, keepDraft, recallDraft, type SetupDraft } from './setup-draft.ts'
import { SetupRail } from './SetupRail.tsx'
import { useMailboxCheck, verdictOf } from './use-mailbox-check.ts'
import './setup.css'

export interface SetupProps {
  readonly client: Client<'operator'>
  readonly view: OperatorView
}

/** The first start: three steps to the first received letter. Ends by the view saying that it is done. */
export function Setup({ client, view }: SetupProps) {
  const text = useText()
  const [draft, setDraft] = useState(recallDraft)
  const [finish, setFinish] = useState<{ readonly running: boolean; readonly refusal?: ErrorCode }>({ running: false })
  const check = useMailboxCheck(client)
  const change = (patch: Partial<SetupDraft>) => setDraft(now => ({ ...now, ...patch }))
  const verdict = verdictOf(check.stateOf(mailboxInputOf(draft.mailbox)))

  useEffect(() => keepDraft(draft), [draft])

  async function finishSetup(): Promise<void> {
    if (finish.running) return
    setFinish({ running: true })
    try {
      await client('setup.finish', {
        branch: { name: draft.branch.trim(), institution: draft.institution.trim() },
        mailbox: mailboxInputOf(draft.mailbox),
        service: {
          name: draft.service.trim(),
          required: typesOf(draft.needs, 'required'),
          optional: typesOf(draft.needs, 'optional'),
          payload: draft.payload,
        },
      })
      forgetDraft()
    } catch (error) {
      setFinish({ running: false, refusal: toWire(error).code })
    }
  }

  const mailboxNotes = {
    none: draft.mailbox.address.trim() || text('setup.mailboxNote'),
    passed: draft.mailbox.address.trim(),
    retry: text('setup.mailboxNoteLater'),
    failed: text('setup.mailboxNoteFailed'),
  }
  const steps = [
    {
      title: text('setup.branchStep'),
      note: draft.step > 0 ? [draft.branch, draft.institution].join(', ') : text('setup.branchNote'),
      done: draft.step > 0,
    },
    { title: text('setup.mailboxStep'), note: mailboxNotes[verdict], done: draft.step > 1 },
    { title: text('setup.serviceStep'), note: text('setup.serviceNote'), done: false },
  ]
  const other = view.settings.language === 'uk' ? 'en' : 'uk'

  return (
    <div className="setup">
      <SetupRail
        steps={steps}
        current={draft.step}
        // Electron's windows remember nothing beyond their session; a browser keeps the draft.
        kept={window.bridge === undefined}
        onGo={step => change({ step })}
        otherLanguage={{
          label: text('setup.otherLanguage'),
          lang: other,
          // A refusal changes nothing on the screen, and the button is still there to be pressed.
          onClick: () => void client('settings.change', { language: other }).catch(() => undefined),
        }}
      />
      <main className="setup-main">
        {draft.step === 0 && <BranchStep draft={draft} onChange={change} onNext={() => change({ step: 1 })} />}
        {draft.step === 1 && (
          <MailboxStep
            client={client}
            draft={draft}
            check={check}
            secrets={view.secrets}
            onChange={change}
            onBack={() => change({ step: 0 })}
            onNext={() => change({ step: 2 })}
          />
        )}
        {draft.step === 2 && (
          <ServiceStep
            draft={draft}
            finishing={finish.running}
            refusal={finish.refusal}
            onChange={change}
            onBack={() => change({ step: 1 })}
            onNext={() => void finishSetup()}
          />
        )}
      </main>
    </div>
  )
}
