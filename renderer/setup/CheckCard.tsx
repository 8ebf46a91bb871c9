import type { MailProvider } from '../../shared/mail-providers.ts'
import type { CheckStep, MailboxCheck, MailboxInput } from '../../shared/model/mailbox.ts'
import { shortDate } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Icon } from '../ui/Icon.tsx'
import { failureWords } from './failure-words.ts'
import { guides, remediesFor, type RemedyKey } from './remedies.ts'
import type { CheckState } from './use-mailbox-check.ts'

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
      {state.kind !== 'answered' && <Guide provider={provider} />}
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
          return <QuietStep key={step} step={step} input={input} check={check} />
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

/** A step that passed, or is still ahead. */
function QuietStep(props: { readonly step: CheckStep; readonly input: MailboxInput; readonly check: MailboxCheck | undefined }) {
  const { step, input, check } = props
  const text = useText()
  const detail = useDetail(props)
  const passed = check?.passed.includes(step) ?? false
  const folder = input.kind === 'imap' && input.folder !== 'INBOX' ? input.folder : text('setup.inbox')

  if (passed) {
    return (
      <li className="check-step passed">
        <Icon name="check-circle" size={22} />
        <div>
          {step === 'folder' && input.kind === 'imap'
            ? text('setup.passedFolder', { folder })
            : text(input.kind === 'folder' && step === 'folder' ? 'setup.passedPath' : passedWords[step])}
          {detail && <p className="check-detail">{detail}</p>}
        </div>
      </li>
    )
  }
  const name = step === 'folder' && input.kind === 'imap' ? text('setup.aheadFolder', { folder }) : text(aheadWords[step])
  const late = check?.failed ? text(check.failed.step === 'login' ? 'setup.afterLogin' : 'setup.afterThis') : ''
  const never = check && !check.failed ? text('setup.noInstant') : ''
  return (
    <li className="check-step ahead">
      <Icon name="circle-dashed" size={22} />
      <div>{[name, late || never].filter(Boolean).join(': ')}</div>
    </li>
  )
}

const passedWords = {
  server: 'setup.passedServer',
  protection: 'setup.passedProtection',
  login: 'setup.passedLogin',
  folder: 'setup.passedPath',
  instant: 'setup.passedInstant',
} as const satisfies Record<CheckStep, string>

const aheadWords = {
  server: 'setup.aheadServer',
  protection: 'setup.aheadProtection',
  login: 'setup.aheadLogin',
  folder: 'setup.aheadPath',
  instant: 'setup.aheadInstant',
} as const satisfies Record<CheckStep, string>

function useDetail({ step, input, check }: Parameters<typeof QuietStep>[0]): string | undefined {
  const text = useText()
  const language = useLanguage()
  if (!check) return undefined
  switch (step) {
    case 'server': {
      if (input.kind !== 'imap') return undefined
      const place = text('setup.detailServer', { host: input.host, port: String(input.port) })
      if (check.answeredMs === null) return place
      const seconds = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(check.answeredMs / 1_000)
      return `${place}, ${text('setup.detailAnswered', { seconds })}`
    }
    case 'protection':
      if (check.certificateUntil === null) return undefined
      return text('setup.detailCertificate', { date: shortDate(check.certificateUntil, language) })
    case 'login':
      return input.kind === 'imap' ? input.user : undefined
    case 'folder':
      return check.letters === null ? undefined : text('setup.detailLetters', { count: check.letters })
    case 'instant':
      return undefined
    default:
      return step satisfies never
  }
}

/** Told before the first attempt, where an ordinary password would only be refused. */
function Guide({ provider }: { readonly provider: MailProvider | undefined }) {
  const text = useText()
  if (!provider) return null
  const title = provider.oauthOnly
    ? text('setup.oauthOnly', { provider: provider.name })
    : provider.guidance === 'switch-on'
      ? text('setup.guideTitleSwitch', { provider: provider.name })
      : text('setup.guideTitleApp', { provider: provider.name })
  return (
    <div className={provider.oauthOnly ? 'check-guide warn' : 'check-guide'}>
      <Icon name={provider.oauthOnly ? 'warning' : 'info'} size={22} />
      <div>
        <h3>{title}</h3>
        {provider.oauthOnly && <p>{text('setup.oauthMissing')}</p>}
        <Numbered steps={guides[provider.guidance]} />
      </div>
    </div>
  )
}

function Numbered({ steps }: { readonly steps: readonly RemedyKey[] }) {
  const text = useText()
  if (steps.length === 0) return null
  return (
    <ol className="check-remedies">
      {steps.map(step => (
        <li key={step}>{text(step)}</li>
      ))}
    </ol>
  )
}

/** The same in one sentence, for those who do not see the card change. */
function Announcement({ state, provider }: { readonly state: CheckState; readonly provider: MailProvider | undefined }) {
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
