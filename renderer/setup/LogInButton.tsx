import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { finishedLogIn } from './log-in-draft.ts'
import { askedOf } from './mailbox-draft.ts'
import { Numbered } from './Numbered.tsx'
import { remediesFor } from './remedies.ts'
import type { MailboxFormTool } from './use-mailbox-form.ts'

export interface LogInButtonProps {
  readonly form: MailboxFormTool
  /** Said where somebody wanted to go on without having logged in. */
  readonly missing: string | undefined
}

/** The way to the authority's page in the browser, the wait for the person there, and what came of it. */
export function LogInButton({ form, missing }: LogInButtonProps) {
  const text = useText()
  const { logInState: state, guide, state: checked } = form
  const asked = askedOf(form.draft)
  const isDone = finishedLogIn(asked) !== undefined
  const isStored = asked.logIn.done?.isStored === true
  // The card beside tells of it, with what to do.
  const isRefused = checked.kind === 'answered' && checked.check.failed?.error.code.startsWith('oauth.') === true

  if (state.kind === 'waiting')
    return (
      <>
        <Banner kind="info" live title={text('logIn.waiting')}>
          {text('logIn.waitingAbout')}
        </Banner>
        <div className="log-in-button">
          <Button onClick={form.cancelLogIn}>{text('logIn.cancel')}</Button>
        </div>
      </>
    )
  return (
    <>
      {isDone && !isRefused && (
        <Banner kind={isStored ? 'info' : 'ok'} live title={text(isStored ? 'logIn.kept' : 'logIn.done')}>
          {isStored ? text('logIn.keptAbout') : text('logIn.doneAbout', { user: asked.user })}
        </Banner>
      )}
      {!isDone && state.kind === 'failed' && (
        <div role="alert" className="log-in-failed">
          <Banner kind="bad" title={text('logIn.failed')}>
            {text(`error.${state.code}`)}
            <Numbered steps={remediesFor(state.code, guide)} />
          </Banner>
        </div>
      )}
      {!isDone && missing !== undefined && (
        <p className="log-in-missing" role="alert" tabIndex={-1} data-mistake>
          {missing}
        </p>
      )}
      <div className="log-in-button">
        <Button icon="globe" onClick={() => void form.logIn()}>
          {text(isDone ? 'logIn.again' : 'logIn.begin')}
        </Button>
      </div>
    </>
  )
}
