import { expect, test } from 'vitest'
import { furnish, letterOf, newStore, packageOf } from './fixture.ts'

const folder = ['box', 'INBOX', '17'] as const

/** Letters under the numbers from 1 to `count`, in a folder of this numbering. */
function storeWithLetters(count: number, uidValidity = '17') {
  const store = furnish(newStore())
  for (let uid = 1; uid <= count; uid++) {
    const raw = Buffer.from(`letter ${uid}`)
    const letter = { ...letterOf(`l${uid}`, raw), uid, uidValidity }
    store.letters.add(letter, raw)
    store.packages.add(packageOf(`p${uid}`, letter.id))
    store.placements.add({ mailboxId: 'box', folder: 'INBOX', uidValidity, uid, letterId: letter.id, notedAt: 1 })
  }
  return store
}

test('letters are known again by their numbers, those that are stored whole', () => {
  const store = storeWithLetters(4)
  const cut = Buffer.from('X-Oversize: 9\r\n')
  const problem = { code: 'letter.too-large' as const }
  store.letters.add({ ...letterOf('cut', cut), uid: 5, trouble: 'too-large', problem }, cut)
  store.packages.add(packageOf('p-cut', 'cut'))
  store.placements.add({ mailboxId: 'box', folder: 'INBOX', uidValidity: '17', uid: 5, letterId: 'cut', notedAt: 1 })
  const { sha256, bytes, receivedAt } = store.letters.get('l3')!
  expect(store.placements.letters(...folder, [3, 5, 9])).toEqual([{ uid: 3, sha256, bytes, receivedAt }])
  expect(store.placements.letters('box', 'INBOX', '18', [3])).toEqual([])
})

test('places from a number on are forgotten, in their folder only, and letters stay (F1)', () => {
  const store = storeWithLetters(4)
  store.placements.add({ mailboxId: 'box', folder: 'Junk', uidValidity: '17', uid: 4, letterId: 'l4', notedAt: 2 })
  store.placements.forgetFrom(...folder, 3)
  expect(store.placements.letters(...folder, [1, 2, 3, 4]).map(({ uid }) => uid)).toEqual([1, 2])
  expect(store.placements.ofLetter('l4')).toMatchObject([{ folder: 'Junk', uid: 4 }])
  expect(store.letters.get('l3')).toBeDefined()
})
