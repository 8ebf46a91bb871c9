import type { TestLetterStatus } from '../../shared/model/test-letter.ts'
import { stepsOf, type TestStep } from '../../shared/test-steps.ts'
import { decimal } from '../format.ts'
import type { Language } from '../../shared/settings.ts'

type StepName = `testLetter.${TestStep | 'connected-folder' | 'accepted-folder' | 'seen-junk'}`
export type StepState = 'passed' | 'now' | 'failed' | 'ahead'

/** A step of the way as it is drawn. */
export interface StepLine {
  readonly step: TestStep
  readonly state: StepState
  readonly name: StepName
  /** Ms from the start; null before it is passed. */
  readonly atMs: number | null
}

/** The way of a letter; of one that is not begun yet all of it is ahead. */
export function linesOf(
  test: Pick<TestLetterStatus, 'by' | 'passed' | 'junk' | 'failed'>,
  isBegun: boolean,
  isFolder: boolean,
): readonly StepLine[] {
  const steps = stepsOf(test.by)
  const next = steps.find(step => test.passed[step] === undefined)
  return steps.map(step => {
    const atMs = test.passed[step] ?? null
    const state = atMs !== null ? 'passed' : test.failed?.step === step ? 'failed' : 'ahead'
    // A letter in Junk waits for a person.
    const isNow = isBegun && state === 'ahead' && step === next && test.failed === null && test.junk === null
    return { step, state: isNow ? 'now' : state, name: nameOf(step, isFolder, test.junk !== null), atMs }
  })
}

function nameOf(step: TestStep, isFolder: boolean, isInJunk: boolean): StepName {
  if (isFolder && (step === 'connected' || step === 'accepted')) return `testLetter.${step}-folder`
  return step === 'seen' && isInJunk ? 'testLetter.seen-junk' : `testLetter.${step}`
}

/** 0,4 · 12: tenths where they tell anything. */
export function inSeconds(ms: number, language: Language): string {
  return decimal(ms / 1_000, ms < 20_000 ? 1 : 0, language)
}

/** Whether somebody or something is still waited for. */
export function isUnderWay({ passed, failed }: Pick<TestLetterStatus, 'passed' | 'failed'>): boolean {
  return failed === null && passed.stored === undefined
}

/** As it is read out and typed. */
export function spacedToken(token: string): string {
  return `${token.slice(0, 5)} ${token.slice(5)}`
}
