import { useText } from '../i18n.ts'
import { spacedToken } from './test-letter.ts'

interface TestLetterAskProps {
  readonly address: string
  readonly token: string
}

/** What a person is to write, and where to. */
export function TestLetterAsk({ address, token }: TestLetterAskProps) {
  const text = useText()
  return (
    <dl className="test-ask">
      <div>
        <dt>{text('testLetter.person-to')}</dt>
        <dd>{address}</dd>
      </div>
      <div>
        <dt>{text('testLetter.person-subject')}</dt>
        <dd className="test-token">{spacedToken(token)}</dd>
      </div>
    </dl>
  )
}
