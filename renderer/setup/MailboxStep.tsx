import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import type { StepProps } from './BranchStep.tsx'
import { CheckCard } from './CheckCard.tsx'
import { mailboxInputOf, mistakesIn, providerOf } from './mailbox-draft.ts'
import { MailboxForm } from './MailboxForm.tsx'
import { StepFrame } from './StepFrame.tsx'
import { verdictOf, type CheckTool } from './use-mailbox-check.ts'

export interface MailboxStepProps extends StepProps {
  readonly check: CheckTool
  readonly secrets: string
  readonly onBack: () => void
}

/** Step 2: the mailbox, tried before it is believed. */
export function MailboxStep({ draft, onChange, onNext, onBack, check, secrets }: MailboxStepProps) {
  const text = useText()
  const [stopped, setStopped] = useState(0)
  const { mailbox } = draft
  const input = mailboxInputOf(mailbox)
  const state = check.stateOf(input)
  const verdict = verdictOf(state)
  const provider = providerOf(mailbox)
  const passed = verdict === 'passed'

  function tryIt(): void {
    if (mistakesIn(mailbox).length > 0) setStopped(stopped + 1)
    else if (state.kind !== 'running' && !provider?.oauthOnly) {
      void check.run(input).then(answer => {
        // The field to blame gets the focus, so that the next thing typed is the remedy.
        if (verdictOf(answer) === 'failed') setStopped(count => count + 1)
      })
    }
  }

  return (
    <StepFrame
      title={text('setup.mailboxTitle')}
      lead={text('setup.mailboxLead')}
      stopped={stopped}
      onSubmit={passed ? onNext : tryIt}
      form={
        <MailboxForm
          draft={mailbox}
          check={state}
          tried={stopped > 0}
          secrets={secrets}
          onChange={patch => {
            // Other fields have come, which nobody has tried to send yet.
            if (patch.kind) setStopped(0)
            onChange({ mailbox: { ...mailbox, ...patch } })
          }}
        />
      }
      card={<CheckCard input={input} provider={provider} state={state} />}
      footer={
        <>
          <Button size="large" onClick={onBack}>
            {text('common.back')}
          </Button>
          {verdict === 'retry' && (
            <Button kind="quiet" size="large" onClick={onNext}>
              {text('setup.saveAnyway')}
            </Button>
          )}
          <span className="setup-gap" />
          <Button
            kind={passed ? 'second' : 'primary'}
            size="large"
            icon="arrow-clockwise"
            busy={state.kind === 'running'}
            busyText={text('setup.checking')}
            disabledReason={provider?.oauthOnly ? text('setup.oauthMissing') : undefined}
            onClick={tryIt}
          >
            {text(verdict === 'none' ? 'setup.check' : 'setup.checkAgain')}
          </Button>
          <Button
            kind={passed ? 'primary' : 'second'}
            size="large"
            disabledReason={passed ? undefined : text('setup.checkFirst')}
            onClick={onNext}
          >
            {text('common.next')}
          </Button>
        </>
      }
    />
  )
}
