import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { startMailboxSync } from '../../electron/jobs/mailbox-sync.ts'
import { maxLetterBytes } from '../../electron/mail/limits.ts'
import type { Mailbox, MailboxNews } from '../../electron/mail/mailbox.ts'
import { createCursor, healing, milestones, nothingKept, plainLetter, startWatching, subjectOf } from './watching.ts'

/** A place that letters are put into, and ways to watch it. */
export interface MailboxBench {
  /** A mailbox on this place; each call gives a new one, as after a restart. */
  open(intervalMs?: number): Mailbox
  deliver(letter: string | Uint8Array): Promise<void>
  /** Puts a letter that is there and cannot be had until the returned function is called. */
  withhold(letter: string): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** What every mailbox must do, whatever lies behind it. */
export function describeMailbox(name: string, openBench: () => Promise<MailboxBench>): void {
  describe(`${name} as a mailbox`, () => {
    let bench: MailboxBench
    const cursor = createCursor()

    beforeAll(async () => {
      bench = await openBench()
    })
    afterAll(() => bench.close())

    it('yields every letter that is not settled, newest first, and then that nothing is left', async () => {
      for (const subject of ['first', 'second', 'third']) await bench.deliver(plainLetter(subject))
      const watching = startWatching(bench.open(), cursor)
      await watching.until(() => watching.settledCount() > 0)
      expect(watching.letters.map(subjectOf)).toEqual(['third', 'second', 'first'])
      expect(watching.news.at(-1)).toEqual({ kind: 'settled' })
      await watching.stop()
    })

    it('tells how far a round of several letters is', async () => {
      const watching = startWatching(bench.open(), createCursor())
      await watching.until(() => watching.settledCount() > 0)
      const progress = watching.news.filter(one => one.kind === 'progress')
      expect(progress[0]).toEqual({ kind: 'progress', done: 0, total: 3 })
      expect(progress.at(-1)).toEqual({ kind: 'progress', done: 3, total: 3 })
      await watching.stop()
    })

    it('yields nothing twice: not after a restart, not at a second look', async () => {
      const mailbox = bench.open()
      const watching = startWatching(mailbox, cursor)
      await watching.until(() => watching.settledCount() === 1)
      mailbox.wake()
      await watching.until(() => watching.settledCount() === 2)
      expect(watching.letters).toEqual([])
      await watching.stop()
    })

    it('yields a letter that arrives while it watches, without being asked', async () => {
      const watching = startWatching(bench.open(), cursor)
      await watching.until(() => watching.settledCount() > 0)
      await bench.deliver(plainLetter('while watching'))
      await watching.until(() => watching.letters.length > 0 && watching.news.at(-1)?.kind === 'settled')
      expect(watching.letters.map(subjectOf)).toEqual(['while watching'])
      await watching.stop()
    })

    it('keeps a wake that comes while it is looking', async () => {
      const mailbox = bench.open()
      const watching = startWatching(mailbox, cursor, () => {
        if (watching.settledCount() === 1) mailbox.wake()
      })
      await watching.until(() => watching.settledCount() >= 2)
      await watching.stop()
    })

    it('has each letter taken in once, though that is slow and looks are asked for meanwhile (F3)', async () => {
      const fresh = createCursor()
      const taken: number[] = []
      const looks = Promise.withResolvers<void>()
      let successes = 0
      const sync = startMailboxSync({
        mailbox: bench.open(),
        clock: systemClock,
        jitter: () => 0.5,
        kept: fresh,
        async take(news) {
          taken.push(news.position.uid)
          for (let asked = 0; asked < 2; asked++) sync.wake()
          await pause(50)
          fresh.add(news)
        },
        onSuccess: () => (++successes === 2 ? looks.resolve() : undefined),
        onChange: () => {},
        logFailure: looks.reject,
      })
      await looks.promise
      await sync.stop()
      expect(taken).toHaveLength(4)
      expect(new Set(taken).size).toBe(4)
    })

    it('gives the letter byte for byte', async () => {
      const subject = `exact ${'ї'.repeat(3)}`
      const letter = `${plainLetter(subject)}last line without end of line`
      await bench.deliver(letter)
      const watching = startWatching(bench.open(), cursor)
      await watching.until(() => watching.settledCount() > 0)
      const [news] = watching.letters
      // A delivery agent may add headers above, and ends the last line.
      expect(news?.kind === 'letter' && Buffer.from(news.raw).toString().trimEnd().endsWith(letter)).toBe(true)
      await watching.stop()
    })

    it('ends quietly and at once when aborted in the middle of a round', async () => {
      const watching = startWatching(bench.open(), createCursor(), one => {
        if (one.kind === 'letter') void watching.stop()
      })
      expect(await watching.ended).toBeUndefined()
      expect(watching.letters).toHaveLength(1)
    })

    it('yields nothing when it was aborted before it began', async () => {
      const seen: MailboxNews[] = []
      for await (const one of bench.open().watch(nothingKept, AbortSignal.abort())) seen.push(one)
      expect(seen).toEqual([])
    })

    it('gives of a letter that is too large its headers and its size only', async () => {
      const head = plainLetter('too large')
      await bench.deliver(
        Buffer.concat([Buffer.from(head), Buffer.alloc(maxLetterBytes, 'line of a large letter\r\n')]),
      )
      const watching = startWatching(bench.open(), cursor)
      await watching.until(() => watching.settledCount() > 0)
      const [news] = watching.letters
      expect(news?.kind).toBe('oversize')
      expect(news && subjectOf(news)).toBe('too large')
      expect(news?.kind === 'oversize' && news.bytes).toBeGreaterThan(maxLetterBytes)
      expect(news?.kind === 'oversize' && Buffer.from(news.headers).toString()).toMatch(/\r\n\r\n$/)
      await watching.stop()
    })

    it('shows a letter that it cannot have after some looks, lets it keep no other back, and says no word of being done before', async () => {
      await bench.deliver(plainLetter('older'))
      await bench.withhold(plainLetter('withheld'))
      await bench.deliver(plainLetter('newer'))
      const watching = startWatching(healing(bench.open(100)), cursor)
      await watching.until(() => watching.settledCount() > 0)
      expect(watching.letters.slice(0, 2).map(subjectOf)).toEqual(['newer', 'older'])
      expect(watching.letters.slice(2).map(({ kind }) => kind)).toEqual(['unfetchable'])
      expect(milestones(watching)).toEqual(['unfetchable', 'settled'])
      await watching.stop()
      const after = startWatching(healing(bench.open()), cursor)
      await after.until(() => after.settledCount() > 0)
      expect(after.letters).toEqual([])
      await after.stop()
    })

    it('gives a letter whole that it can have at a later look', async () => {
      const release = await bench.withhold(plainLetter('late'))
      await bench.deliver(plainLetter('beside'))
      // As soon as the first comes, and before there is another look, however slow a machine is to release it.
      const watching = startWatching(healing(bench.open(500)), cursor, async ({ kind }) => {
        if (kind === 'letter' && watching.letters.length === 1) await release()
      })
      await watching.until(() => watching.settledCount() > 0)
      expect(watching.letters.map(subjectOf)).toEqual(['beside', 'late'])
      expect(watching.letters.map(({ kind }) => kind)).toEqual(['letter', 'letter'])
      await watching.stop()
    })

    it('passes its own check', async () => {
      const check = await bench.open().check(new AbortController().signal)
      expect(check).toMatchObject({ failed: null, letters: 11 })
      expect(check.passed.slice(-2)).toEqual(['folder', 'instant'])
    })
  })
}
