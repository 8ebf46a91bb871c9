import type { ReactNode } from 'react'
import type { LetterDetails, TrailEntry } from '../../shared/model/package.ts'
import { fileSize } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { Trail } from './Trail.tsx'
import './letter.css'

interface LetterSectionProps {
  readonly letter: LetterDetails
  readonly trail: readonly TrailEntry[]
}

/** Closed until asked for: the letter's own words about itself, and its way here. */
export function LetterSection({ letter, trail }: LetterSectionProps) {
  const text = useText()
  const language = useLanguage()
  return (
    <details className="letter">
      <summary>
        <Icon name="caret-right" />
        {text('desk.letter')}
      </summary>
      <dl>
        <Fact name={text('desk.letter-from')}>{inFull(letter.from)}</Fact>
        <Fact name={text('desk.letter-to')}>{letter.to.map(inFull).join(', ')}</Fact>
        <Fact name={text('desk.letter-subject')}>{letter.subject || text('desk.letter-no-subject')}</Fact>
        <Fact name={text('desk.letter-mailbox')}>{letter.mailbox}</Fact>
        <Fact name={text('desk.letter-size')}>{fileSize(letter.bytes, language)}</Fact>
        <Fact name={text('desk.letter-hash')}>
          <span title={letter.sha256}>{letter.sha256.slice(0, 16)}…</span>
        </Fact>
      </dl>
      <Trail trail={trail} />
      <h3>{text('desk.letter-text')}</h3>
      <p className="letter-text">{letter.text.trim() || text('desk.letter-no-text')}</p>
    </details>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The name is whatever the sender wrote; the address stands beside it always. */
function inFull({ name, address }: LetterDetails['from']): string {
  return name === '' ? address : `${name} <${address}>`
}
