import { expect, it, vi } from 'vitest'
import { createMailboxWatch } from '../../../electron/app/mailbox-watch.ts'
import { systemClock } from '../../../electron/jobs/clock.ts'
import type { LetterNews } from '../../../electron/mail/mailbox.ts'
import { unless } from '../../../electron/mail/unless.ts'
import { sampleLetter, setupAnswers } from '../../fakes/app.ts'
import { createFakeRandom } from '../../fakes/clock.ts'
import { createFakeMailbox } from '../../fakes/mailbox.ts'
import { createFakeSecrets } from '../../fakes/secrets.ts'
import { furnish, newStore } from '../store/fixture.ts'
import { openApp, refusal } from './open-app.ts'

it('a change under way when the program ends is done and starts no watch behind its back, nor does anything later', async () => {
  let opened = 0
  const watch = createMailboxWatch({
    ...{ store: furnish(newStore()), secrets: createFakeSecrets(), clock: systemClock, random: createFakeRandom() },
    keyword: '$desk',
    formerKeywords: [],
    openMailbox() {
      opened += 1
      return createFakeMailbox()
    },
    assertRoom() {},
    take: () => Promise.resolve(),
    changed() {},
    logFailure() {},
  })
  watch.start('box')
  const done: string[] = []
  const change = watch.suspend('box', () => done.push('change'))
  await watch.stopAll()
  done.push('stopped')
  await change
  watch.start('box')
  expect([done, opened, watch.syncs.size]).toEqual([['change', 'stopped'], 1, 0])
})

it('a letter that is being fetched for a person when its mailbox gets another account is not taken in as one of that', async () => {
  const given = Promise.withResolvers<LetterNews>()
  const asked = Promise.withResolvers<void>()
  const place = { folder: 'Junk', uidValidity: '1', uid: 1 }
  const opened = openApp({
    openMailbox: () => ({
      ...createFakeMailbox(),
      async *watch(_, signal) {
        yield { kind: 'junk', letters: [{ ...place, receivedAt: 1, from: '', subject: '', bytes: 1, serverId: null }] }
        await unless(signal, new Promise<never>(() => {})).catch(() => {})
      },
      fetchOne(_, signal) {
        asked.resolve()
        return unless(signal, given.promise)
      },
    }),
  })
  const { desk, view, rows } = opened
  await desk('setup.finish', setupAnswers)
  const mailbox = () => view('operator').mailboxes[0]!
  await vi.waitFor(() => expect(mailbox().junk).toBe(1), 5_000)
  const { id } = mailbox()
  const accepting = refusal(desk('junk.accept', { mailboxId: id, uidValidity: '1', uid: 1 }))
  await asked.promise
  await desk('mailbox.update', { id, mailbox: { ...setupAnswers.mailbox, user: 'another@example.org' } })
  given.resolve({ kind: 'letter', position: place, raw: Buffer.from(sampleLetter(['passport'])), receivedAt: 1 })
  expect(await accepting).toEqual(['mail.lost', undefined])
  expect([rows('SELECT id FROM packages'), rows('SELECT uid FROM placements')]).toEqual([[], []])
})
