import type { CheckStep, MailboxCheck, MailboxInput } from '../../shared/model/mailbox.ts'
import { shortDate } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'

/** A step that passed, or is still ahead. */
export function CheckRow(props: {
  readonly step: CheckStep
  readonly input: MailboxInput
  readonly check: MailboxCheck | undefined
}) {
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
  const name =
    step === 'folder' && input.kind === 'imap' ? text('setup.aheadFolder', { folder }) : text(aheadWords[step])
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

function useDetail({ step, input, check }: Parameters<typeof CheckRow>[0]): string | undefined {
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
      return [
        text('setup.detailCertificate', { date: shortDate(check.certificateUntil, language) }),
        ...(input.kind === 'imap' && input.pin !== undefined ? [text('pin.detail')] : []),
      ].join(', ')
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
