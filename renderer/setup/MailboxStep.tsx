import type { Client } from '../../shared/client.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import type { StepProps } from './BranchStep.tsx'
import { CheckCard } from './CheckCard.tsx'
import { MailboxForm } from './MailboxForm.tsx'
import { StepFrame } from './StepFrame.tsx'
import { verdictOf, type CheckTool } from './use-mailbox-check.ts'
import { useMailboxForm } from './use-mailbox-form.ts'

export interface MailboxStepProps extends StepProps {
  readonly client: Client<'operator'>
  readonly check: CheckTool
  readonly secrets: string
  readonly onBack: () => void
}

/** Step 2: the mailbox, tried before it is believed. */
export function MailboxStep({ client, draft, onChange, onNext, onBack, check, secrets }: MailboxStepProps) {
  const text = useText()
  const form = useMailboxForm({ client, check, draft: draft.mailbox, onChange: mailbox => onChange({ mailbox }) })
  const verdict = verdictOf(form.state)
  const passed = verdict === 'passed'
  const tryIt = () => void form.check()

  return (
    <StepFrame
      title={text('setup.mailboxTitle')}
      lead={text('setup.mailboxLead')}
      stopped={form.stopped}
      onSubmit={passed ? onNext : tryIt}
      form={<MailboxForm form={form} secrets={secrets} />}
      card={<CheckCard form={form} />}
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
            busy={form.state.kind === 'running'}
            busyText={text('setup.checking')}
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
