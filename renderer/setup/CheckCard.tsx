import type { MailProvider } from '../../shared/mail-providers.ts'
import type { CheckStep, MailboxInput } from '../../shared/model/mailbox.ts'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Icon } from '../ui/Icon.tsx'
import { CheckGuide, Numbered } from './CheckGuide.tsx'
import { CheckRow } from './CheckRow.tsx'
import { failureWords } from './failure-words.ts'
import { remediesFor } from './remedies.ts'
import type { CheckState } from './use-mailbox-check.ts'
import './check.css'

/** Written out, not imported: the schemas that hold the list do not travel to windows. */
const stepsOf: Record<MailboxInput['kind'], readonly CheckStep[]> = {
  imap: ['server', 'protection', 'login', 'folder', 'instant'],
  folder: ['folder', 'instant'],
}

export interface CheckCardProps {
  readonly input: MailboxInput
  readonly provider: MailProvider | undefined
  readonly state: CheckState
}

/** The connection step by step: what passed, what failed and what to do about it, what is still ahead. */
export function CheckCard({ input, provider, state }: CheckCardProps) {
  const text = useText()
  const check = state.kind === 'answered' ? state.check : undefined
  const failed = check?.failed ?? undefined
  return (
    <section className="setup-card" aria-labelledby="check-title">
      <h2 id="check-title">{text('setup.checkTitle')}</h2>
      {state.kind !== 'answered' && <CheckGuide provider={provider} />}
      <ol className="check-steps">
        {stepsOf[input.kind].map(step => {
          if (failed?.step === step) {
            const { title, words } = failureWords(text, failed, provider)
            return (
              <li key={step} className="check-step failed">
                <Icon name="x-circle" size={22} />
                <div>
                  <h3>{title}</h3>
                  <p>{words}</p>
                  <Numbered steps={remediesFor(failed.error.code, provider?.guidance)} />
                </div>
              </li>
            )
          }
          return <CheckRow key={step} step={step} input={input} check={check} />
        })}
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
          </Banner>
        </div>
      )}
      <Announcement state={state} provider={provider} />
    </section>
  )
}

/** The same in one sentence, for those who do not see the card change. */
function Announcement({
  state,
  provider,
}: {
  readonly state: CheckState
  readonly provider: MailProvider | undefined
}) {
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
