import { describe, expect, test } from 'vitest'
import { furnish, mailbox, newStore } from './fixture.ts'

function settle(uids: readonly number[]) {
  const store = furnish(newStore())
  store.transaction(() => {
    for (const uid of uids) store.settled.add('box', { folder: 'INBOX', uidValidity: '17', uid })
  })
  return store
}

function ranges(uids: readonly number[]) {
  return settle(uids).settled.ranges('box', 'INBOX', '17')
}

/** Repeatable numbers in [0, 1): a linear congruence, enough to shuffle. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function rangesOf(uids: ReadonlySet<number>): [number, number][] {
  const found: [number, number][] = []
  for (const uid of [...uids].toSorted((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && last[1] === uid - 1) last[1] = uid
    else found.push([uid, uid])
  }
  return found
}

describe('settled positions', () => {
  test.each([
    ['nothing', [], []],
    ['one', [5], [[5, 5]]],
    ['the same twice', [5, 5], [[5, 5]]],
    ['upwards', [5, 6, 7], [[5, 7]]],
    ['downwards', [7, 6, 5], [[5, 7]]],
    ['inside a range', [5, 6, 7, 6], [[5, 7]]],
    ['a gap, then its filling', [5, 7, 6], [[5, 7]]],
    [
      'a gap that stays',
      [1, 2, 4],
      [
        [1, 2],
        [4, 4],
      ],
    ],
    ['zero and one', [1, 0], [[0, 1]]],
    [
      'very large',
      [2 ** 52, 2 ** 52 - 1, 2 ** 52 - 3],
      [
        [2 ** 52 - 3, 2 ** 52 - 3],
        [2 ** 52 - 1, 2 ** 52],
      ],
    ],
  ])('%s', (_, uids, expected) => {
    expect(ranges(uids)).toEqual(expected)
  })

  test('are forgotten from a number on, in their folder only (F1)', () => {
    const store = settle([1, 2, 3, 4, 5, 8, 9])
    store.settled.add('box', { folder: 'INBOX', uidValidity: '18', uid: 9 })
    store.settled.forgetFrom('box', 'INBOX', '17', 4)
    expect(store.settled.ranges('box', 'INBOX', '17')).toEqual([[1, 3]])
    expect(store.settled.ranges('box', 'INBOX', '18')).toEqual([[9, 9]])
    store.settled.forgetFrom('box', 'INBOX', '17', 0)
    expect(store.settled.ranges('box', 'INBOX', '17')).toEqual([])
  })

  test.each([1, 2, 3, 4, 5, 6])('agree with a set, whatever the order (seed %i)', seed => {
    const next = sequence(seed)
    const wide = seed % 2 === 0
    const store = furnish(newStore())
    const expected = new Set<number>()
    store.transaction(() => {
      for (let step = 0; step < 400; step++) {
        const uid = wide ? Math.floor(next() * 2 ** 52) : Math.floor(next() * 300)
        // Neighbours of what is there are the interesting ones.
        const chosen = wide && step % 3 === 0 ? ([...expected][Math.floor(next() * expected.size)] ?? uid) + 1 : uid
        expected.add(chosen)
        store.settled.add('box', { folder: 'INBOX', uidValidity: '17', uid: chosen })
        if (step % 40 === 0) expect(store.settled.ranges('box', 'INBOX', '17')).toEqual(rangesOf(expected))
      }
    })
    expect(store.settled.ranges('box', 'INBOX', '17')).toEqual(rangesOf(expected))
  })

  test('belong to one mailbox, folder and numbering', () => {
    const store = settle([5])
    store.mailboxes.add({ ...mailbox, id: 'other' }, 0)
    expect(store.settled.ranges('box', 'Спам', '17')).toEqual([])
    expect(store.settled.ranges('box', 'INBOX', '18')).toEqual([])
    expect(store.settled.ranges('other', 'INBOX', '17')).toEqual([])
    store.settled.add('box', { folder: 'INBOX', uidValidity: '18446744073709551615', uid: 6 })
    expect(store.settled.ranges('box', 'INBOX', '18446744073709551615')).toEqual([[6, 6]])
    expect(store.settled.ranges('box', 'INBOX', '17')).toEqual([[5, 5]])
  })

  test.each([-1, 1.5, Number.NaN, 2 ** 53])('refuse %d', uid => {
    expect(() => settle([uid])).toThrow(RangeError)
  })
})
