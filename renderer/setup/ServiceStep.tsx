import { useState } from 'react'
import type { ErrorCode } from '../../shared/errors.ts'
import { checkPayload } from '../../shared/qr-payload.ts'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { StepProps } from './BranchStep.tsx'
import { DocumentNeeds } from './DocumentNeeds.tsx'
import { templates, typesOf, type Template } from './needs.ts'
import { StepFrame } from './StepFrame.tsx'
import './service.css'

export interface ServiceStepProps extends StepProps {
  readonly onBack: () => void
  readonly finishing: boolean
  /** Why the program would not finish. */
  readonly refusal: ErrorCode | undefined
}

const payloadWords = {
  empty: 'setup.codeEmpty',
  'not-link': 'setup.codeNotLink',
  'foreign-host': 'setup.codeForeign',
  'too-long': 'setup.codeTooLong',
} as const

/** Step 3: the first service, the copies it asks for and the code that the cabinet issued. */
export function ServiceStep({ draft, onChange, onNext, onBack, finishing, refusal }: ServiceStepProps) {
  const text = useText()
  const [stopped, setStopped] = useState(0)
  const verdict = checkPayload(draft.payload)
  const named = draft.service.trim() !== ''
  const asks = typesOf(draft.needs, 'required').length > 0
  const complete = named && asks && verdict === 'ok'

  // An empty field is a mistake only once somebody wants to go on; a wrong link is one at once.
  const codeError = verdict !== 'ok' && (stopped > 0 || verdict !== 'empty') ? text(payloadWords[verdict]) : undefined
  const codeRefused = refusal === 'service.code-refused' ? text('error.service.code-refused') : undefined

  /** The name is kept with ordinary spaces: people will type it when they look for it. */
  function beginWith(name: Template): void {
    onChange({
      needs: templates[name],
      ...(named ? {} : { service: text(`setup.template-${name}`).replaceAll('\u00a0', ' ') }),
    })
  }

  return (
    <StepFrame
      title={text('setup.serviceTitle')}
      lead={text('setup.serviceLead')}
      stopped={stopped}
      onSubmit={() => (complete ? onNext() : setStopped(stopped + 1))}
      form={
        <>
          <TextField
            label={text('setup.service')}
            hint={text('setup.serviceHint')}
            error={stopped > 0 && !named ? text('setup.errorService') : undefined}
            autoComplete="off"
            maxLength={200}
            value={draft.service}
            onChange={service => onChange({ service })}
          />
          <div className="setup-templates" role="group" aria-labelledby="templates-label">
            <p id="templates-label">{text('setup.templates')}</p>
            <Button size="small" onClick={() => beginWith('hiring')}>
              {text('setup.template-hiring')}
            </Button>
            <Button size="small" onClick={() => beginWith('administrative')}>
              {text('setup.template-administrative')}
            </Button>
          </div>
          <TextField
            label={text('setup.code')}
            hint={
              verdict === 'ok' ? (
                <span className="setup-code-ok">
                  <Icon name="check-circle" size={16} />
                  {text('setup.codeOk', { count: draft.payload.length })}
                </span>
              ) : (
                text('setup.codeHint')
              )
            }
            error={codeRefused ?? codeError}
            lines={4}
            spellCheck={false}
            autoComplete="off"
            value={draft.payload}
            // Only what a clipboard puts around a link is dropped; the link itself stays byte for byte.
            onChange={value => onChange({ payload: value.trim() })}
          />
          {refusal && refusal !== 'service.code-refused' && (
            <Banner kind="bad" live title={text('setup.notFinished')}>
              {text(`error.${refusal}`)}
            </Banner>
          )}
        </>
      }
      card={
        <DocumentNeeds
          needs={draft.needs}
          error={stopped > 0 && !asks ? text('setup.errorNeeds') : undefined}
          onChange={needs => onChange({ needs })}
        />
      }
      footer={
        <>
          <Button size="large" onClick={onBack}>
            {text('common.back')}
          </Button>
          <span className="setup-gap" />
          <Button kind="primary" size="large" type="submit" busy={finishing} busyText={text('setup.finishing')}>
            {text('setup.finish')}
          </Button>
        </>
      }
    />
  )
}
