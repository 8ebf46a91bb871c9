import Driver from 'better-sqlite3'
import type { Outbox } from '../../../electron/mail/after.ts'
import type { Kept, Mailbox, MailboxNews } from '../../../electron/mail/mailbox.ts'
import type { LetterParser } from '../../../electron/mail/parsed-letter.ts'

/** Moments between a letter's way out of the server's answer and its place on the desk, in their order. */
export const intakeSteps = [
  ...(['fetch', 'fetched', 'parse', 'parsed', 'begin', 'begun'] as const),
  ...(['settle', 'settled', 'commit', 'committed', 'view', 'viewed'] as const),
] as const
/** Moments of telling the server, where something is to be told; one of each for a group of letters. */
export const tellingSteps = ['tell', 'told', 'noted'] as const
export type IntakeStep = (typeof intakeSteps | typeof tellingSteps)[number]

/** Called at each moment, before the program goes on. */
export type Reach = (step: IntakeStep) => void

export function watchMailbox(mailbox: Mailbox, reach: Reach): Mailbox {
  return {
    ...mailbox,
    async *watch(kept, signal): AsyncGenerator<MailboxNews> {
      const news = mailbox.watch(watchKept(kept, reach), signal)[Symbol.asyncIterator]()
      try {
        for (;;) {
          reach('fetch')
          const { done, value } = await news.next()
          if (done) return
          if (value.kind === 'letter') reach('fetched')
          yield value
        }
      } finally {
        await news.return?.()
      }
    },
  }
}

function watchKept(kept: Kept, reach: Reach): Kept {
  const { outbox } = kept
  return outbox ? { ...kept, outbox: watchOutbox(outbox, reach) } : kept
}

function watchOutbox(outbox: Outbox, reach: Reach): Outbox {
  return {
    ...outbox,
    next(...folder) {
      const batch = outbox.next(...folder)
      if (batch !== null) reach('tell')
      return batch
    },
    note(tasks, outcome) {
      const isDone = outcome.kind === 'done' && tasks.length > 0
      if (isDone) reach('told')
      outbox.note(tasks, outcome)
      if (isDone) reach('noted')
    },
  }
}

export function watchParser(parser: LetterParser, reach: Reach): LetterParser {
  return {
    ...parser,
    async parse(...input) {
      reach('parse')
      const outcome = await parser.parse(...input)
      reach('parsed')
      return outcome
    },
  }
}

/**
 * Watches every connection that is opened from now on, where the driver is called: the store has no door of its own
 * for that. `stored` is told of a letter when the transaction that wrote it has returned, before anybody else knows.
 */
export function watchDriver(reach: Reach, stored: (sha256: string) => void): void {
  const { prepare, transaction } = Driver.prototype
  let written: string[] = []

  Driver.prototype.transaction = function (this: Driver.Database, work) {
    const given = work as (given: unknown) => unknown
    const within = transaction.call(this, given)
    const whole = transaction.call(this, (input: unknown) => {
      reach('begun')
      const result = given(input)
      reach('commit')
      return result
    })
    const immediate = (input: unknown): unknown => {
      if (this.inTransaction) return within.immediate(input)
      written = []
      reach('begin')
      const result: unknown = whole.immediate(input)
      reach('committed')
      for (const sha256 of written) stored(sha256)
      return result
    }
    return Object.create(whole, { immediate: { value: immediate } }) as typeof within
  } as typeof transaction

  Driver.prototype.prepare = function (this: Driver.Database, sql: string) {
    const statement = prepare.call(this, sql)
    const run = statement.run.bind(statement) as (...args: unknown[]) => Driver.RunResult
    if (/^INSERT INTO letters\b/.test(sql)) {
      statement.run = (...args: unknown[]) => {
        written.push((args[0] as { readonly sha256: string }).sha256)
        return run(...args)
      }
    }
    if (/^(INSERT INTO|UPDATE) settled\b/.test(sql)) {
      statement.run = (...args: unknown[]) => {
        reach('settle')
        const result = run(...args)
        reach('settled')
        return result
      }
    }
    return statement
  } as typeof prepare
}
