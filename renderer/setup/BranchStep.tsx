import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { TextField } from '../ui/TextField.tsx'
import type { SetupDraft } from './setup-draft.ts'
import { StepFrame } from './StepFrame.tsx'
import './check.css'

export interface StepProps {
  readonly draft: SetupDraft
  readonly onChange: (patch: Partial<SetupDraft>) => void
  readonly onNext: () => void
}

const needed = [
  ['envelope', 'setup.needMailbox', 'setup.needMailboxNote'],
  ['qr-code', 'setup.needCode', 'setup.needCodeNote'],
  ['file-text', 'setup.needList', 'setup.needListNote'],
] as const satisfies readonly (readonly [IconName, string, string])[]

/** Step 1: whose reception this is, and what to have at hand for the rest. */
export function BranchStep({ draft, onChange, onNext }: StepProps) {
  const text = useText()
  const [stopped, setStopped] = useState(0)
  const missing = (value: string, words: string) => (stopped > 0 && value.trim() === '' ? words : undefined)
  const complete = draft.institution.trim() !== '' && draft.branch.trim() !== ''

  return (
    <StepFrame
      title={text('setup.branchTitle')}
      lead={text('setup.branchLead')}
      stopped={stopped}
      onSubmit={() => (complete ? onNext() : setStopped(stopped + 1))}
      form={
        <>
          <TextField
            label={text('setup.institution')}
            hint={text('setup.institutionHint')}
            error={missing(draft.institution, text('setup.errorInstitution'))}
            autoComplete="organization"
            maxLength={200}
            value={draft.institution}
            onChange={institution => onChange({ institution })}
          />
          <TextField
            label={text('setup.branch')}
            hint={text('setup.branchHint')}
            error={missing(draft.branch, text('setup.errorBranch'))}
            autoComplete="off"
            maxLength={100}
            value={draft.branch}
            onChange={branch => onChange({ branch })}
          />
        </>
      }
      card={
        <section className="setup-card" aria-labelledby="needed-title">
          <h2 id="needed-title">{text('setup.neededTitle')}</h2>
          <ul className="setup-needed">
            {needed.map(([icon, title, note]) => (
              <li key={title}>
                <Icon name={icon} size={24} />
                <div>
                  <h3>{text(title)}</h3>
                  <p>{text(note)}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      }
      footer={
        <>
          <span className="setup-gap" />
          <Button kind="primary" size="large" type="submit">
            {text('common.next')}
          </Button>
        </>
      }
    />
  )
}
