import type { TestLetterStatus } from '../../shared/model/test-letter.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { inSeconds, isUnderWay } from './test-letter.ts'

interface TestLetterOutcomeProps {
  readonly test: TestLetterStatus
}

/** What is to be done meanwhile, or how it ended. */
export function TestLetterOutcome({ test }: TestLetterOutcomeProps) {
  const text = useText()
  const language = useLanguage()
  const { by, passed, junk } = test

  if (junk !== null) {
    return (
      <Banner kind="warn" title={text('testLetter.junk-title')}>
        {text('testLetter.junk-about')}
      </Banner>
    )
  }
  if (passed.stored !== undefined) {
    return (
      <Banner
        kind="ok"
        title={text('testLetter.done', { seconds: inSeconds(passed.shown ?? passed.stored, language) })}
      >
        {text('testLetter.done-about')}
      </Banner>
    )
  }
  return isUnderWay(test) ? <p className="meta">{text(`testLetter.${by}-waits`)}</p> : null
}
