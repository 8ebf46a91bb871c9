import type { TestLetterStatus } from '../../shared/model/test-letter.ts'
import { useNow } from '../clock.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { inSeconds, type StepLine, type StepState } from './test-letter.ts'

const pictures = {
  passed: 'check-circle',
  now: 'circle-notch',
  failed: 'x-circle',
  ahead: 'circle-dashed',
} as const satisfies Record<StepState, IconName>

interface TestLetterStepsProps {
  readonly lines: readonly StepLine[]
  readonly test: TestLetterStatus | undefined
}

/** The way of the letter, from top to bottom, each step with the seconds since the start. */
export function TestLetterSteps({ lines, test }: TestLetterStepsProps) {
  const text = useText()
  const language = useLanguage()
  return (
    <ol className="test-steps" aria-label={text('testLetter.steps')}>
      {lines.map(({ step, state, name, atMs }) => (
        <li key={step} className={`test-step ${state}`}>
          <Icon name={pictures[state]} size={22} />
          <div>
            <span>{text(name)}</span>
            <span className="visually-hidden">, {text(`testLetter.is-${state}`)}</span>
            {state === 'failed' && test?.failed && <p>{text(`error.${test.failed.error.code}`)}</p>}
          </div>
          {atMs !== null && (
            <span className="test-step-time">{text('testLetter.seconds', { seconds: inSeconds(atMs, language) })}</span>
          )}
          {state === 'now' && test && <Ticking since={test.startedAt} />}
        </li>
      ))}
    </ol>
  )
}

/** Not read out by itself: it changes each second. */
function Ticking({ since }: { readonly since: number }) {
  const text = useText()
  const now = useNow(1_000)
  const seconds = String(Math.max(0, Math.floor((now - since) / 1_000)))
  return (
    <span className="test-step-time" aria-hidden="true">
      {text('testLetter.seconds', { seconds })}
    </span>
  )
}
