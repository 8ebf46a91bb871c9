import { expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { fateOf } from '../../../electron/domain/fate.ts'
import { sampleLetter } from '../../fakes/app.ts'
import { furnish, letterOf, packageOf } from '../store/fixture.ts'
import { openApp, refusal } from './open-app.ts'

const asked = { mailboxId: 'box', sender: 'taisiia', days: 7 }

it.each([
  ['watched', false, false, 'coming'],
  ['watched', true, false, 'here'],
  ['junk', false, false, 'elsewhere'],
  ['other', false, true, 'here'],
] as const)('a letter in a folder that is %s, settled %s, held %s: %s', (use, isSettled, isHeld, fate) => {
  expect(fateOf({ use, isSettled, isHeld })).toBe(fate)
})

it('a letter that is here, and one that lies in Junk, are told apart', async () => {
  const opened = openApp({ seed: furnish })
  const { id, code, receivedAt } = await opened.receive(['internal-passport'])
  opened.app.mailbox.deliverToJunk(sampleLetter(['taxpayer-card']), Date.now())
  const { here, server, failed, lastSuccessAt } = await opened.desk('letter.trace', asked)
  const from = 'taisiia.p@example.com'
  expect(here).toEqual([{ packageId: id, receivedAt, from, code, place: 'queue', trouble: null }])
  expect(server?.map(letter => [letter.folder, letter.fate])).toEqual([
    ['INBOX', 'here'],
    ['Junk', 'elsewhere'],
  ])
  expect([failed, typeof lastSuccessAt]).toEqual([null, 'number'])
})

it('a letter that was moved to another folder after it came is here, one of another time or size is not', async () => {
  const opened = openApp({ seed: furnish })
  const raw = sampleLetter(['internal-passport'])
  const { receivedAt } = await opened.deliver(raw)
  const moved = Buffer.from(raw.toString().replace('taisiia.p@', 'Taisiia.P@'))
  opened.app.mailbox.deliverToJunk(moved, receivedAt)
  opened.app.mailbox.deliverToJunk(raw, receivedAt + 1_000)
  opened.app.mailbox.deliverToJunk(Buffer.concat([raw, Buffer.from(' ')]), receivedAt)
  const { server } = await opened.desk('letter.trace', { ...asked, sender: 'isiia' })
  expect(server?.map(({ folder, fate }) => [folder, fate])).toEqual([
    ['INBOX', 'here'],
    ['Junk', 'elsewhere'],
    ['Junk', 'elsewhere'],
    ['Junk', 'here'],
  ])
})

it('what the server finds by other words than the address can be opened all the same', async () => {
  const receivedAt = Date.now() - 60_000
  const raw = sampleLetter(['internal-passport'])
  const opened = openApp({
    seed(store) {
      furnish(store)
      const place = { mailboxId: 'box', folder: 'INBOX', uidValidity: '1', uid: 1 }
      store.letters.add({ ...letterOf('l', raw), from: { name: 'Taisiia', address: 'post@example.org' } }, raw)
      store.packages.add(packageOf('p', 'l', { receivedAt, sender: 'post@example.org' }))
      store.placements.add({ ...place, letterId: 'l', notedAt: 1 })
      store.settled.add('box', place)
    },
  })
  opened.app.mailbox.deliver(raw, receivedAt)
  const { here, server } = await opened.desk('letter.trace', asked)
  expect(here.map(({ packageId, from }) => [packageId, from])).toEqual([['p', 'post@example.org']])
  expect(server?.map(({ fate }) => fate)).toEqual(['here'])
})

it('what is here is told when the server is silent, and who was asked for is written nowhere', async () => {
  const opened = openApp({ seed: furnish })
  await opened.receive(['internal-passport'])
  const events = opened.events()
  opened.app.mailbox.failFindWith(new AppError('mail.timeout'))
  const { here, server, failed } = await opened.desk('letter.trace', asked)
  expect([here.length, server, failed]).toEqual([1, null, { code: 'mail.timeout' }])
  expect([opened.events(), opened.app.failures.filter(name => name.startsWith('call'))]).toEqual([events, []])
})

it('is found by any part of the address, in its place, newest first, and by no joker', async () => {
  const opened = openApp({
    seed(store) {
      furnish(store)
      const now = Date.now()
      const settled = { state: 'rejected', reviewedAt: now, settledAt: now } as const
      for (const [index, change] of [{}, { aside: 'flood' }, settled].entries()) {
        const raw = Buffer.from(`letter ${index}`)
        const from = { name: '', address: `Olena_${index}@example.org` }
        const receivedAt = now - index * 60_000
        store.letters.add({ ...letterOf(`l${index}`, raw), from, receivedAt }, raw)
        store.packages.add(
          packageOf(`p${index}`, `l${index}`, { ...change, sender: from.address, receivedAt } as object),
        )
      }
    },
  })
  const placesOf = async (sender: string, days = 7) =>
    (await opened.desk('letter.trace', { ...asked, sender, days })).here.map(({ place }) => place)
  expect(await placesOf('OLENA_')).toEqual(['queue', 'aside', 'settled'])
  expect(await placesOf('_2@example')).toEqual(['settled'])
  expect(await placesOf('o%a')).toEqual([])
  expect(await placesOf('olena-')).toEqual([])
})

it('is refused for a mailbox that is not there', async () => {
  const opened = openApp({ seed: furnish })
  const trace = opened.desk('letter.trace', { ...asked, mailboxId: 'none' })
  expect(await refusal(trace)).toEqual(['call.invalid', 'mailboxId'])
})
