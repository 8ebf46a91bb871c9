import { expect, it } from 'vitest'
import { createMailboxWatch } from '../../../electron/app/mailbox-watch.ts'
import { systemClock } from '../../../electron/jobs/clock.ts'
import { createFakeRandom } from '../../fakes/clock.ts'
import { createFakeMailbox } from '../../fakes/mailbox.ts'
import { createFakeSecrets } from '../../fakes/secrets.ts'
import { furnish, newStore } from '../store/fixture.ts'

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
