import { describe, expect, it } from 'vitest'
import { imapDeadlines } from '../../../electron/mail/imap-deadlines.ts'
import { pollMs } from '../../../electron/mail/limits.ts'
import { createListening } from '../../../electron/mail/listening.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

/** A line on which bytes come as the test says. */
function openLine() {
  const clock = createFakeClock(0)
  const line = { received: 0, since: -Infinity }
  const listening = createListening({
    clock,
    deadlines: imapDeadlines,
    doubt: {
      get since() {
        return line.since
      },
    },
    received: () => line.received,
  })
  /** Asks, and tells after how many seconds the answer was overdue. */
  function ask(ms: number, bytes = 0) {
    const question = { overdueAt: null as number | null, answered: new AbortController() }
    listening.overdue({ ms, bytes }, question.answered.signal).catch(error => {
      if (!question.answered.signal.aborted) question.overdueAt = clock.elapsed() / 1_000
      if (!question.answered.signal.aborted) expect(error).toMatchObject({ code: 'mail.timeout' })
    })
    return question
  }
  async function pass(seconds: number, bytesEach = 0) {
    for (let second = 0; second < seconds; second += 1) {
      line.received += bytesEach
      clock.advance(1_000)
      await turn()
    }
  }
  return { line, ask, pass, clock }
}

describe('listening to a line that owes an answer', () => {
  it('gives it up after the longest silence, and a poll later where nothing was owed: under 90 s (F10)', async () => {
    const { ask, pass } = openLine()
    const question = ask(60_000)
    await pass(60)
    expect(question.overdueAt).toBe(imapDeadlines.quietMs / 1_000)
    const looksMs = 1_000
    expect(pollMs + imapDeadlines.quietMs + looksMs).toBeLessThan(90_000)
    const { connectMs, greetingMs, loginMs } = imapDeadlines
    expect(connectMs + greetingMs + loginMs).toBeLessThan(90_000)
  })

  it('gives up a drip at the deadline of the question, but a literal that comes fast enough never', async () => {
    const drip = openLine()
    const slow = drip.ask(60_000, 1_000_000)
    await drip.pass(100, 1)
    expect(slow.overdueAt).toBe(61)
    const poor = openLine()
    const steady = poor.ask(60_000, 40_000_000)
    await poor.pass(600, 8_192)
    expect(steady.overdueAt).toBeNull()
  })

  it('owes a literal no more time than what was asked for takes', async () => {
    const { ask, pass } = openLine()
    const question = ask(60_000, 80_000)
    await pass(100, 1_000_000)
    expect(question.overdueAt).toBe(70)
  })

  it('counts the time of a question from when its turn comes', async () => {
    const { ask, pass } = openLine()
    const first = ask(60_000, 40_000_000)
    const second = ask(60_000)
    await pass(300, 10_000)
    first.answered.abort()
    await pass(59, 10)
    expect(second.overdueAt).toBeNull()
    await pass(3, 10)
    expect(second.overdueAt).not.toBeNull()
  })

  it('trusts a line only for seconds after the machine woke, until it is heard (F12)', async () => {
    const { line, ask, pass, clock } = openLine()
    const asked = ask(60_000)
    await pass(3)
    line.since = clock.elapsed()
    await pass(10)
    expect(asked.overdueAt).toBe(3 + imapDeadlines.proofMs / 1_000)
    // What came while nothing was asked is no proof.
    line.received += 100
    const asleep = ask(60_000)
    await pass(10)
    expect(asleep.overdueAt).toBe(13 + imapDeadlines.proofMs / 1_000)
    const heard = ask(60_000)
    await pass(2, 10)
    await pass(10)
    expect(heard.overdueAt).toBeNull()
  })
})
