import { AppError, toWire, type WireError } from '../../shared/errors.ts'
import type { TestLetterStatus } from '../../shared/model/test-letter.ts'
import { testSteps, type TestStep, type TestWay } from '../../shared/test-steps.ts'
import type { ParseOutcome } from '../domain/letter.ts'
import { makeToken, testLetterMs, tokenIn } from '../domain/test-letter.ts'
import type { Clock, Random } from '../jobs/clock.ts'
import { lookEveryMs, testLetterWaitMs, testLetterWaitPersonMs } from '../mail/limits.ts'
import type { JunkLetter } from '../mail/mailbox.ts'
import type { OutgoingLetter, Sender } from '../mail/sender.ts'
import type { Store } from '../store/store.ts'

export interface TestLetterOptions {
  readonly store: Pick<Store, 'mailboxes' | 'testLetters' | 'events'>
  readonly clock: Clock
  readonly random: Random
  readonly openSender: (mailboxId: string) => Sender
  readonly compose: (to: string, token: string) => Promise<OutgoingLetter>
  /** Looks into the mailbox now, Junk too. */
  readonly wake: (mailboxId: string) => void
  readonly changed: () => void
  readonly logFailure: (error: unknown) => void
}

interface Test {
  status: TestLetterStatus
  readonly startedAt: number
  readonly over: AbortController
}

/** Letters that mailboxes are tried with: each is followed from the sending server to the desk, one of a mailbox at a time. */
export type TestLetterBook = ReturnType<typeof createTestLetterBook>

export function createTestLetterBook(options: TestLetterOptions) {
  const { store, clock, random, openSender, compose, wake, changed, logFailure } = options
  const tests = new Map<string, Test>()

  function pass(test: Test, steps: readonly TestStep[], at = clock.elapsed()): void {
    const ms = Math.max(0, Math.round(at - test.startedAt))
    const passed = { ...Object.fromEntries(steps.map(step => [step, ms])), ...test.status.passed }
    test.status = { ...test.status, passed }
    changed()
  }

  function fail(test: Test, step: TestStep, error: WireError): void {
    test.status = { ...test.status, failed: { step, error } }
    changed()
  }

  function isUnderWay({ status: { failed, passed } }: Test): boolean {
    return failed === null && passed.stored === undefined
  }

  function begin(mailboxId: string, by: TestWay): void {
    const mailbox = store.mailboxes.get(mailboxId)
    if (!mailbox) throw new AppError('call.invalid', 'mailboxId')
    const before = tests.get(mailboxId)
    if (before && isUnderWay(before)) return
    before?.over.abort()
    const token = makeToken(() => random.fraction())
    const now = clock.now()
    store.testLetters.add(token, now, now - testLetterMs)
    store.events.add({ at: now, kind: 'test-letter.begun', subjectId: mailboxId, detail: { by } })
    const status = { mailboxId, by, token, startedAt: now, passed: {}, junk: null, failed: null }
    const test: Test = { status, startedAt: clock.elapsed(), over: new AbortController() }
    tests.set(mailboxId, test)
    changed()
    run(test, mailbox.settings.address).catch((error: unknown) => {
      if (!test.over.signal.aborted) logFailure(error)
    })
  }

  async function run(test: Test, address: string): Promise<void> {
    const { by } = test.status
    if (by === 'program' && !(await send(test, address))) return
    await lookOut(test, by === 'program' ? testLetterWaitMs : testLetterWaitPersonMs)
  }

  /** Whether it is worth looking out for it. */
  async function send(test: Test, address: string): Promise<boolean> {
    const { status, over } = test
    try {
      const letter = await compose(address, status.token)
      await openSender(status.mailboxId).send(letter, over.signal, () => pass(test, ['connected']))
      pass(test, ['accepted'])
      return true
    } catch (error) {
      if (over.signal.aborted) return false
      if (test.status.passed.stored !== undefined) return false
      const step = test.status.passed.connected === undefined ? 'connected' : 'accepted'
      fail(test, step, toWire(error))
      if (!(error instanceof AppError)) throw error
      return error.code === 'smtp.unsure'
    }
  }

  async function lookOut(test: Test, waitMs: number): Promise<void> {
    const { over } = test
    const until = clock.elapsed() + waitMs
    while (test.status.passed.seen === undefined && clock.elapsed() < until) {
      wake(test.status.mailboxId)
      await clock.sleep(Math.min(lookEveryMs, until - clock.elapsed()), over.signal)
    }
    if (test.status.passed.seen !== undefined || test.status.failed !== null) return
    fail(test, 'seen', { code: 'test-letter.late' })
  }

  /** It is here, so all that goes before is passed, whatever was heard of it. */
  function arrive(test: Test, steps: readonly TestStep[], at: number): void {
    const before = test.status.by === 'program' ? testSteps.slice(0, testSteps.indexOf('seen')) : []
    test.status = { ...test.status, failed: null }
    pass(test, [...before, ...steps], at)
  }

  /** The letter that is waited for; one that an answering machine brings back is not. */
  function recognise(mailboxId: string, outcome: ParseOutcome): Test | undefined {
    const test = tests.get(mailboxId)
    const { subject, automatic } = outcome.kind === 'letter' ? outcome.letter : { ...outcome, automatic: null }
    if (!test || test.status.passed.stored !== undefined) return undefined
    if (automatic === 'reply' || tokenIn(subject, [test.status.token]) === undefined) return undefined
    if (automatic !== 'bounce') return test
    fail(test, 'seen', { code: 'test-letter.bounced' })
    return undefined
  }

  function noteStored(test: Test): void {
    test.status = { ...test.status, junk: null }
    pass(test, ['stored'])
    const { mailboxId, passed } = test.status
    const detail = { ms: passed.stored ?? 0 }
    store.events.add({ at: clock.now(), kind: 'test-letter.stored', subjectId: mailboxId, detail })
  }

  return {
    all: (): readonly TestLetterStatus[] => [...tests.values()].map(({ status }) => status),

    /** Takes in a letter that was fetched just now; if it is the one that is waited for, its steps are noted. */
    async follow<T>(mailboxId: string, take: (onRead: (outcome: ParseOutcome) => void) => Promise<T>): Promise<T> {
      const fetchedAt = clock.elapsed()
      let test: Test | undefined
      try {
        const taken = await take(outcome => {
          test = recognise(mailboxId, outcome)
          if (!test) return
          arrive(test, ['seen', 'fetched'], fetchedAt)
          pass(test, ['read'])
        })
        if (test) noteStored(test)
        return taken
      } catch (error) {
        if (test) fail(test, 'stored', toWire(error))
        throw error
      }
    },

    /** To be called with what lies in Junk. */
    noteJunk(mailboxId: string, letters: readonly JunkLetter[]): void {
      const test = tests.get(mailboxId)
      if (!test || test.status.passed.seen !== undefined) return
      const own = letters.find(({ subject }) => tokenIn(subject, [test.status.token]) !== undefined)
      if (!own) return
      test.status = { ...test.status, junk: { uidValidity: own.uidValidity, uid: own.uid } }
      arrive(test, ['seen'], clock.elapsed())
    },

    handlers: {
      'test-letter.send': ({ mailboxId, by }: { readonly mailboxId: string; readonly by: TestWay }) =>
        begin(mailboxId, by),
      'test-letter.cancel'({ mailboxId }: { readonly mailboxId: string }) {
        tests.get(mailboxId)?.over.abort()
        if (tests.delete(mailboxId)) changed()
      },
      'test-letter.shown'({ mailboxId }: { readonly mailboxId: string }) {
        const test = tests.get(mailboxId)
        if (test?.status.passed.stored !== undefined) pass(test, ['shown'])
      },
    },

    stop(): void {
      for (const { over } of tests.values()) over.abort()
    },
  }
}
