import { describe, expect, it } from 'vitest'
import { createWriteTogether } from '../../../electron/app/write-together.ts'
import { groupLetters, groupMs } from '../../../electron/mail/limits.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

/** A store that keeps only what was committed, group by group. */
function createDesk() {
  const clock = createFakeClock(0)
  const committed: string[][] = []
  let open: string[] = []
  const store = {
    transaction<T>(work: () => T): T {
      open = []
      const result = work()
      committed.push(open)
      return result
    },
  }
  const together = createWriteTogether(store, clock)
  const abort = new AbortController()

  /** One piece; `ready` lets it be written. */
  function add(name: string, { bytes = 1, fails = false } = {}) {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const result = together({
      bytes,
      signal: abort.signal,
      prepare: () => promise,
      write() {
        if (fails) throw new Error(`${name} cannot be written`)
        open.push(name)
        return name
      },
    })
    result.catch(() => {})
    return { result, ready: resolve, spoil: () => reject(new Error(`${name} cannot be prepared`)) }
  }
  const advance = async (ms: number) => {
    clock.advance(ms)
    await turn()
  }
  return { committed, add, advance, abort }
}

describe('pieces written together', () => {
  it('one that comes alone is written at once', async () => {
    const { committed, add } = createDesk()
    for (const name of ['a', 'b']) {
      const piece = add(name)
      piece.ready()
      expect(await piece.result).toBe(name)
    }
    expect(committed).toEqual([['a'], ['b']])
  })

  it('the first of a stream is written at once, and what is ready behind it in one transaction', async () => {
    const { committed, add, advance } = createDesk()
    const pieces = ['a', 'b', 'c', 'd'].map(name => add(name))
    pieces[0]!.ready()
    await turn()
    expect(committed).toEqual([['a']])
    pieces[1]!.ready()
    pieces[2]!.ready()
    await advance(groupMs - 1)
    expect(committed).toEqual([['a']])
    await advance(1)
    expect(committed).toEqual([['a'], ['b', 'c']])
    pieces[3]!.ready()
    expect(await pieces[3]!.result).toBe('d')
    expect(committed).toEqual([['a'], ['b', 'c'], ['d']])
  })

  it('a full group does not wait, by number or by weight', async () => {
    const { committed, add } = createDesk()
    const pieces = Array.from({ length: groupLetters + 2 }, (_, index) => add(`${index}`))
    for (const piece of pieces.slice(0, -1)) piece.ready()
    await turn()
    expect(committed.map(group => group.length)).toEqual([1, groupLetters])
    const heavy = add('heavy', { bytes: 2 ** 40 })
    heavy.ready()
    expect(await heavy.result).toBe('heavy')
  })

  it('one that cannot be written says so, and keeps no other back', async () => {
    const { committed, add } = createDesk()
    const [first, bad, good] = [add('first'), add('bad', { fails: true }), add('good')]
    first.ready()
    await turn()
    bad.ready()
    good.ready()
    await expect(bad.result).rejects.toThrow('bad cannot be written')
    expect(await good.result).toBe('good')
    expect(committed).toEqual([['first'], ['good']])
  })

  it('one that cannot be prepared says so, and those that waited for it are written', async () => {
    const { committed, add } = createDesk()
    const [first, ready, bad] = [add('first'), add('ready'), add('bad')]
    first.ready()
    await turn()
    ready.ready()
    await turn()
    expect(committed).toEqual([['first']])
    bad.spoil()
    await expect(bad.result).rejects.toThrow('bad cannot be prepared')
    expect(await ready.result).toBe('ready')
  })

  it('nothing is written once its signal has aborted', async () => {
    const { committed, add, abort } = createDesk()
    const [first, second, third] = [add('first'), add('second'), add('third')]
    first.ready()
    await turn()
    second.ready()
    await turn()
    abort.abort(new Error('stopped'))
    third.ready()
    await expect(second.result).rejects.toThrow('stopped')
    await expect(third.result).rejects.toThrow('stopped')
    expect(committed).toEqual([['first']])
  })
})
