import type { CheckStep, MailboxInput } from '../../shared/model/mailbox.ts'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { CheckFailure } from './CheckFailure.tsx'
import { CheckGuide } from './CheckGuide.tsx'
import { CheckRow } from './CheckRow.tsx'
import { failureWords } from './failure-words.ts'
import { Numbered } from './Numbered.tsx'
import { remediesFor } from './remedies.ts'
import type { MailboxFormTool } from './use-mailbox-form.ts'
import './check.css'

/** Written out, not imported: the schemas that hold the list do not travel to windows. */
const stepsOf: Record<MailboxInput['kind'], readonly CheckStep[]> = {
  imap: ['server', 'protection', 'login', 'folder', 'instant'],
  folder: ['folder', 'instant'],
}

/** The connection step by step: what passed, what failed and what to do about it, what is still ahead. */
export function CheckCard({ form }: { readonly form: MailboxFormTool }) {
  const text = useText()
  const { input, provider, guide, state } = form
  const check = state.kind === 'answered' ? state.check : undefined
  const failed = check?.failed ?? undefined
  return (
    <section className="setup-card" aria-labelledby="check-title">
      <h2 id="check-title">{text('setup.checkTitle')}</h2>
      {state.kind !== 'answered' && guide && <CheckGuide guide={guide} provider={provider} />}
      <ol className="check-steps">
        {stepsOf[input.kind].map(step =>
          check && failed?.step === step ? (
            <CheckFailure key={step} form={form} check={check} failed={failed} />
          ) : (
            <CheckRow key={step} step={step} input={input} check={check} />
          ),
        )}
      </ol>
      {check && !failed && (
        <div className="setup-card-foot">
          <Banner kind="ok" title={text('setup.checkPassed')} />
        </div>
      )}
      {state.kind === 'refused' && (
        <div className="setup-card-foot">
          <Banner kind="bad" live title={text('setup.checkRefused')}>
            {text(`error.${state.code}`)}
            <Numbered steps={remediesFor(state.code, guide)} />
          </Banner>
        </div>
      )}
      <Announcement form={form} />
    </section>
  )
}

/** The same in one sentence, for those who do not see the card change. */
function Announcement({ form: { state, provider } }: { readonly form: MailboxFormTool }) {
  const text = useText()
  let words = ''
  if (state.kind === 'running') words = text('setup.checking')
  else if (state.kind === 'answered') {
    const { failed } = state.check
    const failure = failed && failureWords(text, failed, provider)
    words = failure ? `${failure.title}. ${failure.words}` : text('setup.checkPassed')
  }
  return (
    <p className="visually-hidden" role="status">
      {words}
    </p>
  )
}
