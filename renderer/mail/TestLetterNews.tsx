import type { TestLetterStatus } from '../../shared/model/test-letter.ts'
import { useLanguage, useText } from '../i18n.ts'
import { inSeconds, type StepLine } from './test-letter.ts'

interface TestLetterNewsProps {
  readonly lines: readonly StepLine[]
  readonly test: TestLetterStatus | undefined
}

/** The latest news in one sentence, for those who do not see the steps change. */
export function TestLetterNews({ lines, test }: TestLetterNewsProps) {
  const text = useText()
  const language = useLanguage()
  return (
    <p className="visually-hidden" role="status">
      {words()}
    </p>
  )

  function words(): string {
    if (test === undefined) return ''
    const { failed, junk, passed } = test
    if (failed !== null) return text(`error.${failed.error.code}`)
    if (junk !== null) return `${text('testLetter.junk-title')} ${text('testLetter.junk-about')}`
    if (passed.shown !== undefined) return text('testLetter.done', { seconds: inSeconds(passed.shown, language) })
    const last = lines.findLast(({ atMs }) => atMs !== null)
    if (last?.atMs == null) return ''
    return text('testLetter.announce', { step: text(last.name), seconds: inSeconds(last.atMs, language) })
  }
}
